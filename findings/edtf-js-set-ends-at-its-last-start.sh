#!/usr/bin/env bash
# The last possible day of an EDTF set whose last member is a range, in npm edtf 4.11.1.
#
# A good guess: `max` of [1667,1668,1670..1672] ("one of these years") lies in 1672, the last year that it names.
# Seen: it lies in 1670, where the last range begins, and {2016..2018} ("all of these years") ends in 2016.
# @edtf-ts/core 0.4.2 and Python edtf 5.0.2 end them in 1672 and 2018. An event drawn by `max` loses years.
set -euo pipefail
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund edtf@4.11.1 @edtf-ts/core@0.4.2 >/dev/null

cat >node.mjs <<'NODE'
import edtf from "edtf";
import { parse } from "@edtf-ts/core";

const day = (value) => new Date(value).toISOString().slice(0, 10);
for (const text of ["[1667,1668,1670..1672]", "{2016..2018}"]) {
  console.log(text, "edtf", day(edtf(text).max), "edtf-ts", day(parse(text).value.max));
}
NODE
node node.mjs | tee seen
diff - seen <<'EXPECTED'
[1667,1668,1670..1672] edtf 1670-12-31 edtf-ts 1672-12-31
{2016..2018} edtf 2016-12-31 edtf-ts 2018-12-31
EXPECTED
