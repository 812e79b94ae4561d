#!/usr/bin/env bash
# IN and NOT IN of SPARQL beside "=", in PyPI rdflib 7.6.0 and pyoxigraph 0.5.13.
#
# SPARQL 1.1, 17.4.1.9: `x IN (a, b)` is `(x = a) || (x = b)`; the test is done with "=", which compares values.
# A good guess: if ?killed = 170 is true, then ?killed IN (170, 171) is, and NOT IN is false.
# Seen: rdflib asks whether the two are written alike. 170.0, or 170 as an xsd:nonNegativeInteger, is equal to 170 and
# yet NOT IN (170); 17:50 in Kabul equals 13:20 in UTC and is NOT IN that moment; no error is given.
# A column of counts that has gaps is written as 170.0 by many programs, so a query over the claims of a chronology that
# lists figures or moments misses events, and one that leaves figures out with NOT IN keeps them all.
set -euo pipefail
export TZ=UTC
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
python3 -m venv env
env/bin/pip install --quiet rdflib==7.6.0 pyoxigraph==0.5.13 2>/dev/null

cat >python.py <<'PYTHON'
from pyoxigraph import Store
from rdflib import Graph

xsd = "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "
for one, other in (
    ("170", "170"),
    ("170.0", "170"),
    ('"170"^^xsd:nonNegativeInteger', "170"),
    ('"2021-08-26T17:50:00+04:30"^^xsd:dateTime', '"2021-08-26T13:20:00Z"^^xsd:dateTime'),
):
    print(one, other)
    tests = f"({one} = {other} AS ?a) ({one} IN ({other}) AS ?b) ({one} NOT IN ({other}) AS ?c)"
    query = f"{xsd}SELECT {tests} {{}}"
    print("  rdflib    ", *(str(value) for row in Graph().query(query) for value in row))
    print("  pyoxigraph", *(value.value for row in Store().query(query) for value in row))
PYTHON
env/bin/python python.py | tee seen
diff - seen <<'EXPECTED'
170 170
  rdflib     true true false
  pyoxigraph true true false
170.0 170
  rdflib     true false true
  pyoxigraph true true false
"170"^^xsd:nonNegativeInteger 170
  rdflib     true false true
  pyoxigraph true true false
"2021-08-26T17:50:00+04:30"^^xsd:dateTime "2021-08-26T13:20:00Z"^^xsd:dateTime
  rdflib     true false true
  pyoxigraph true true false
EXPECTED
