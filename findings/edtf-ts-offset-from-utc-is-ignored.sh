#!/usr/bin/env bash
# Date and time with an offset in npm @edtf-ts/core 0.4.2, beside npm edtf 4.11.1.
#
# '1985-04-12T23:20:30+04:30' is an example of EDTF level 0 itself ("Date and Time"): a local time four and a half hours
# ahead of UTC, as in Kabul. That is 18:50:30 UTC, before 20:00 UTC of that day.
# A good guess: a library that parses the offset and prints it back uses it for comparing and sorting.
# Seen: the bounds of the value are 23:20:30 UTC. It is not equal to 18:50:30Z, it is "after" 20:00Z with a plain YES
# (this library can say MAYBE), and the two are sorted the wrong way round. Hours of Kabul beside hours in UTC tell the
# events of one evening in the wrong order.
set -euo pipefail
export TZ=UTC
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-fund --no-audit @edtf-ts/core@0.4.2 edtf@4.11.1 >/dev/null 2>&1

cat >node.mjs <<'NODE'
import { equals, isAfter, parse, sort } from "@edtf-ts/core";
import edtf from "edtf";

const [kabul, same, later] = ["1985-04-12T23:20:30+04:30", "1985-04-12T18:50:30Z", "1985-04-12T20:00:00Z"];
const [first, second, third] = [kabul, same, later].map((text) => parse(text).value);
console.log("edtf-ts", first.timezone, first.min.toISOString(), first.max.toISOString());
console.log("edtf-ts equals", equals(first, second), "isAfter", isAfter(first, third));
console.log("edtf-ts sort", sort([first, third]).map((value) => value.edtf).join(" "));
console.log("edtf.js", new Date(edtf(kabul).min).toISOString(), edtf(kabul).min < edtf(later).min);
NODE
node node.mjs | tee seen
diff - seen <<'EXPECTED'
edtf-ts +04:30 1985-04-12T23:20:30.000Z 1985-04-12T23:20:30.999Z
edtf-ts equals NO isAfter YES
edtf-ts sort 1985-04-12T20:00:00Z 1985-04-12T23:20:30+04:30
edtf.js 1985-04-12T18:50:30.000Z true
EXPECTED
