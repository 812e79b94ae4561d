#!/usr/bin/env bash
# Times of day in npm chrono-node 2.10.3, which reads dates in English sentences.
#
# A good guess: "the evening of 26 August 2021" is that day at about 20:00, or at the least that day: the library knows
# "evening" and the date, "noon of 26 August 2021" works, and "the attack of 26 August 2021" does too.
# Seen: after "morning", "afternoon", "evening" or "night" the written date is swallowed (the matched text includes it)
# and the result is the reference day, which is today when none is given. No part of it is marked as certain.
# A night of two dates ends where it starts, on that same day. An event of a report would be dated when it was imported.
set -euo pipefail
export TZ=UTC
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-fund --no-audit chrono-node@2.10.3 >/dev/null 2>&1

cat >node.mjs <<'NODE'
import * as chrono from "chrono-node";

const texts = [
  "the attack of 26 August 2021",
  "noon of 26 August 2021",
  "the evening of 26 August 2021",
  "the morning of 26 August 2021",
  "the night of 12 to 13 August 2021",
];
for (const text of texts) {
  const [{ text: matched, start, end }] = chrono.parse(text, new Date("2001-01-01T12:00:00Z"));
  console.log(`[${matched}]`, start.date().toISOString(), end?.date().toISOString() ?? "-", start.isCertain("year"));
}
NODE
node node.mjs | tee seen
diff - seen <<'EXPECTED'
[26 August 2021] 2021-08-26T12:00:00.000Z - true
[noon of 26 August 2021] 2021-08-26T12:00:00.000Z - true
[evening of 26 August 2021] 2001-01-01T12:00:00.000Z - false
[morning of 26 August 2021] 2001-01-01T12:00:00.000Z - false
[night of 12 to 13 August 2021] 2001-01-01T12:00:00.000Z 2001-01-01T12:00:00.000Z false
EXPECTED
