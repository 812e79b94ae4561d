#!/usr/bin/env bash
# The SPARQL function TIMEZONE on a time of Kabul, in PyPI rdflib 7.6.0 and pyoxigraph 0.5.13.
#
# SPARQL 1.1, 17.4.5.8: it "returns the timezone part of arg as an xsd:dayTimeDuration".
# A good guess: the zone of 2021-08-26T17:50:00+04:30 is PT4H30M, so that TIMEZONE agrees with TZ of the same time.
# Seen: rdflib says PT4H for +04:30 and PT5H for +05:45. The minutes of every offset are lost without an error.
# Kabul, Tehran (+03:30) and Delhi (+05:30) have such offsets. A query over exported linked data that groups events by
# their zone, or subtracts it to get UTC, puts Kabul into the zone of Dubai.
set -euo pipefail
export TZ=UTC
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
python3 -m venv env
env/bin/pip install --quiet rdflib==7.6.0 pyoxigraph==0.5.13 2>/dev/null

cat >python.py <<'PYTHON'
from pyoxigraph import Store
from rdflib import Graph

for time in ("2021-08-26T17:50:00+04:30", "2021-08-26T19:05:00+05:45", "2021-08-26T17:20:00+04:00"):
    literal = f'"{time}"^^<http://www.w3.org/2001/XMLSchema#dateTime>'
    query = f"SELECT (TZ({literal}) AS ?tz) (TIMEZONE({literal}) AS ?zone) {{}}"
    ((tz, zone),) = Graph().query(query)
    print("rdflib", tz, zone)
    ((tz, zone),) = Store().query(query)
    print("pyoxigraph", tz.value, zone.value)
PYTHON
env/bin/python python.py | tee seen
diff - seen <<'EXPECTED'
rdflib +04:30 PT4H
pyoxigraph +04:30 PT4H30M
rdflib +05:45 PT5H
pyoxigraph +05:45 PT5H45M
rdflib +04:00 PT4H
pyoxigraph +04:00 PT4H
EXPECTED
