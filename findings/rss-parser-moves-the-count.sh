#!/usr/bin/env bash
# An entry of an Atom feed with XHTML, by npm rss-parser 3.13.0, beside npm feedsmith 3.0.1 and PyPI feedparser 6.0.14.
#
# RFC 4287, 3.1.1.3 and 4.1.3.3: content of the type "xhtml" is one `div`, which a reader shows as markup.
# A good guess: `content` is that markup, and `contentSnippet` its text, as both are for content of the type "html".
# Seen: rss-parser puts all text of an element before all elements inside it. "killed <b>12</b> and wounded <b>30</b>"
# becomes "killed  and wounded" with the figures behind, which run together as "1230" in the snippet; "did <em>not</em>
# claim it" becomes "did  claim it", and the "not" goes to the end. There is no error.
# Who reads or relays the feed of a chronology with it gets sentences that say something else, and a figure of 1230.
set -euo pipefail
export TZ=UTC
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
python3 -m venv env
env/bin/pip install --quiet feedparser==6.0.14 2>/dev/null
npm install --silent --no-fund --no-audit rss-parser@3.13.0 feedsmith@3.0.1 >/dev/null 2>&1

cat >feed.xml <<'XML'
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>Events</title><id>https://example.org/</id><updated>2021-08-30T00:00:00Z</updated>
<author><name>Editors</name></author>
<entry><title>Attack</title><id>https://example.org/1</id><updated>2021-08-30T00:00:00Z</updated>
<link href="https://example.org/1"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">The attack killed <b>12</b> and wounded <b>30</b>; the
group did <em>not</em> claim it.</div></content></entry>
</feed>
XML
cat >node.mjs <<'NODE'
import { readFileSync } from "node:fs";
import { parseAtomFeed } from "feedsmith";
import RssParser from "rss-parser";

const text = readFileSync("feed.xml", "utf-8");
const [entry] = (await new RssParser().parseString(text)).items;
console.log("rss-parser", entry.content.replace(/<div[^>]*>|<\/div>/g, "").replaceAll("\n", " "));
console.log("its snippet", entry.contentSnippet.replaceAll("\n", " "));
console.log("feedsmith", parseAtomFeed(text).entries[0].content.value.replaceAll("\n", " "));
NODE
cat >python.py <<'PYTHON'
import feedparser

print("feedparser", feedparser.parse("feed.xml").entries[0].content[0].value.replace("\n", " "))
PYTHON
{ node node.mjs; env/bin/python python.py; } | tee seen
diff - seen <<'EXPECTED'
rss-parser The attack killed  and wounded ; the group did  claim it.<b>12</b><b>30</b><em>not</em>
its snippet The attack killed  and wounded ; the group did  claim it.1230not
feedsmith The attack killed <b>12</b> and wounded <b>30</b>; the group did <em>not</em> claim it.
feedparser The attack killed <b>12</b> and wounded <b>30</b>; the group did <em>not</em> claim it.
EXPECTED
