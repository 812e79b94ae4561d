#!/usr/bin/env bash
# "Between five hundred and six hundred", by PyPI text2num 3.1.0, number-parser 0.3.2 and quantulum3 0.10.0 and by
# npm compromise 14.17.0 and words-to-numbers 1.5.1.
#
# A good guess: a library that turns written numbers into digits finds 500 and 600, as all five find 20 and 30 in
# "between twenty and thirty", or leaves the words as they are.
# Seen: each takes this "and" for the one inside "five hundred and six" and none finds either number. They make of it
# "506 100" (twice), 506.01, 1100 and 0, without an error. Round hundreds and thousands are how reports estimate the
# dead and the displaced, so a table of claims filled from prose gets a figure that no speaker ever said.
set -euo pipefail
export TZ=UTC
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
python3 -m venv env
env/bin/pip install --quiet text2num==3.1.0 number-parser==0.3.2 quantulum3==0.10.0 2>/dev/null
npm install --silent --no-fund --no-audit compromise@14.17.0 words-to-numbers@1.5.1 >/dev/null 2>&1

cat >python.py <<'PYTHON'
from number_parser import parse
from quantulum3 import parser
from text_to_num import alpha2digit

for text in ("between twenty and thirty people", "between five hundred and six hundred people"):
    print("text2num", alpha2digit(text, "en"))
    print("number-parser", parse(text))
    print("quantulum3", *((found.value, found.uncertainty) for found in parser.parse(text)))
PYTHON
cat >node.cjs <<'NODE'
const nlp = require("compromise");
const { wordsToNumbers } = require("words-to-numbers");

for (const text of ["between twenty and thirty people", "between five hundred and six hundred people"]) {
  console.log("compromise", nlp(text).numbers().toNumber().all().text());
  console.log("words-to-numbers", wordsToNumbers(text));
}
NODE
{ env/bin/python python.py 2>/dev/null; node node.cjs; } | tee seen
diff - seen <<'EXPECTED'
text2num between 20 and 30 people
number-parser between 20 and 30 people
quantulum3 (20.0, None) (30.0, None)
text2num between 506 100 people
number-parser between 506 100 people
quantulum3 (506.01, None)
compromise between 20 and 30 people
words-to-numbers between 20 and 30 people
compromise between 0 people
words-to-numbers between 1100 people
EXPECTED
