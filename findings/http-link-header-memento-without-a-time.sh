#!/usr/bin/env bash
# Links of a web archive, read and written again by npm http-link-header 1.1.4.
#
# An archived page names its copies in a Link header (RFC 7089, Memento), with the moment as `datetime="..."`, and a
# title in another script as `title*` (RFC 8187), whose language may be left empty.
# A good guess: what `parse` reads, `toString` writes, so that a proxy or a script may add a link and pass on the rest.
# Seen: the colons of the moment become %3A. Nothing in RFC 8288 decodes that in a quoted string, nor does the library
# itself, so the copy has no readable time any more; a Persian title without a language comes back as English (`en`).
# A chronology that cites archived pages and relays or stores these headers loses when each copy was made.
set -euo pipefail
export TZ=UTC
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-fund --no-audit http-link-header@1.1.4 >/dev/null 2>&1

cat >node.cjs <<'NODE'
const LinkHeader = require("http-link-header");

const header =
  "<https://archive.example/web/20210826175000/https://news.example/a>; rel=memento; " +
  'datetime="Thu, 26 Aug 2021 17:50:00 GMT"; ' +
  `title*=UTF-8''${encodeURIComponent("کابل")}`;
const read = LinkHeader.parse(header);
const again = LinkHeader.parse(read.toString());
for (const [name, link] of [["read", read.refs[0]], ["written and read", again.refs[0]]]) {
  console.log(name);
  console.log(" ", link.datetime, "|", new Date(link.datetime).getTime());
  console.log(" ", link["title*"].value, `[${link["title*"].language}]`);
}
console.log(read.toString().split("; ").slice(2).join("\n"));
NODE
node node.cjs | tee seen
diff - seen <<'EXPECTED'
read
  Thu, 26 Aug 2021 17:50:00 GMT | 1630000200000
  کابل []
written and read
  Thu, 26 Aug 2021 17%3A50%3A00 GMT | NaN
  کابل [en]
datetime="Thu, 26 Aug 2021 17%3A50%3A00 GMT"
title*=UTF-8'en'%DA%A9%D8%A7%D8%A8%D9%84
EXPECTED
