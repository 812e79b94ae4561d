#!/usr/bin/env bash
# A range of days in a citation by citeproc-py 0.11.1, beside citeproc (JavaScript) 2.4.63.
#
# Both set CSL-JSON's `issued` by one style and one locale. A good guess: 13 to 15 July 2018 reads alike in both.
# Seen: citeproc-py leaves the comma that belongs before the year behind each day, and puts the month last:
# "13,–15, July 2018". A range over two months has the stray comma too. A single day is right.
set -euo pipefail
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
python3 -m venv env
env/bin/pip install --quiet citeproc-py==0.11.1 2>/dev/null
npm install --silent --no-audit --no-fund citeproc@2.4.63 >/dev/null

cat >style.csl <<'CSL'
<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>date</title><id>date</id><updated>2020-01-01T00:00:00+00:00</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout><date variable="issued" form="text"/></layout></bibliography>
</style>
CSL
cat >python.py <<'PYTHON'
import json
import sys

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

for parts in json.loads(sys.argv[1]):
    source = CiteProcJSON([{"id": "a", "type": "webpage", "title": "T", "issued": {"date-parts": parts}}])
    bibliography = CitationStylesBibliography(
        CitationStylesStyle("style.csl", locale="en-US", validate=False), source, formatter.plain
    )
    bibliography.register(Citation([CitationItem("a")]))
    print("citeproc-py", bibliography.bibliography()[0])
PYTHON
cat >node.js <<'NODE'
const { readFileSync } = require("fs");
const CSL = require("citeproc");

const [dates, locale] = [JSON.parse(process.argv[2]), readFileSync(process.argv[3], "utf8")];
for (const parts of dates) {
  const item = { id: "a", type: "webpage", title: "T", issued: { "date-parts": parts } };
  const engine = new CSL.Engine({ retrieveLocale: () => locale, retrieveItem: () => item }, readFileSync("style.csl", "utf8"));
  engine.updateItems(["a"]);
  console.log("citeproc", engine.makeBibliography()[1][0].replace(/<[^>]*>/g, "").trim());
}
NODE
dates='[[[2018,7,13]],[[2018,7,13],[2018,7,15]],[[2018,7,30],[2018,8,2]]]'
locale=$(env/bin/python -c 'import citeproc; print(citeproc.LOCALES_PATH)')/locales-en-US.xml
{ env/bin/python -W ignore python.py "$dates"; node node.js "$dates" "$locale"; } | tee seen
diff - seen <<'EXPECTED'
citeproc-py July 13, 2018
citeproc-py 13,–15, July 2018
citeproc-py July 30,–August 2, 2018
citeproc July 13, 2018
citeproc July 13–15, 2018
citeproc July 30–August 2, 2018
EXPECTED
