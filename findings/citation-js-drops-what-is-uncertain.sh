#!/usr/bin/env bash
# Uncertain dates of biblatex entries in npm @citation-js/core and @citation-js/plugin-bibtex 0.8.2.
#
# biblatex reads EDTF in `date`, so a source of an unknown year of the 2010s is `date = {201X}`.
# A good guess: what Citation.js cannot say in CSL-JSON (a decade, "about", an open end) it keeps as text or refuses.
# Seen: a decade becomes its first year, "about" falls away, and an open range leaves no date at all, all of it silently.
# CSL-JSON can say more: given there, `circa` and a literal date do reach the citation.
set -euo pipefail
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund @citation-js/core@0.8.2 @citation-js/plugin-bibtex@0.8.2 \
  @citation-js/plugin-csl@0.8.2 >/dev/null

cat >node.js <<'NODE'
const { Cite } = require("@citation-js/core");
require("@citation-js/plugin-bibtex");
require("@citation-js/plugin-csl");

const apa = (cite) => cite.format("bibliography", { format: "text", template: "apa", lang: "en-US" }).trim();
for (const date of ["2018-07-13/2018-07-15", "201X", "2018-07~", "2018-07/.."]) {
  console.log("biblatex", date, apa(new Cite(`@online{a, title = {T}, date = {${date}}}`)));
}
for (const issued of [{ "date-parts": [[2018, 7]], circa: true }, { literal: "the 2010s" }]) {
  console.log("CSL-JSON", JSON.stringify(issued), apa(new Cite([{ id: "a", type: "webpage", title: "T", issued }])));
}
NODE
node node.js | tee seen
diff - seen <<'EXPECTED'
biblatex 2018-07-13/2018-07-15 T. (2018, July 13–15).
biblatex 201X T. (2010).
biblatex 2018-07~ T. (2018, July).
biblatex 2018-07/.. T. (n.d.).
CSL-JSON {"date-parts":[[2018,7]],"circa":true} T. (ca. 2018, July).
CSL-JSON {"literal":"the 2010s"} T. (the 2010s).
EXPECTED
