#!/usr/bin/env bash
# Arabic text in npm @orama/orama 3.1.18 with its own `language: "arabic"`, beside npm minisearch 7.2.0 without any.
#
# A good guess: the letters of the Arabic alphabet, and the digits that Arabic text uses, are parts of words.
# Seen: orama takes the letter alef with madda (U+0622) and the digits U+0660 to U+0669 for the space between words.
# "The Koran" is cut in two around that letter, so it also finds every text with a word in noon: "families displaced",
# "Nuristan". A number in Arabic digits is not in the index at all and finds nothing, while the same in 0-9 does.
# minisearch finds the one text each time. A site of Arabic sources cannot be searched for the count of the killed.
set -euo pipefail
export TZ=UTC
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-fund --no-audit @orama/orama@3.1.18 minisearch@7.2.0 >/dev/null 2>&1

cat >node.mjs <<'NODE'
import { create, insert, search } from "@orama/orama";
import MiniSearch from "minisearch";

const texts = ["القرآن الكريم", "نزوح عائلات", "ولاية نورستان", "مقتل ١٢ شخصا", "مقتل 12 شخصا"];
const orama = create({ schema: { text: "string" }, language: "arabic" });
const mini = new MiniSearch({ fields: ["text"], storeFields: ["text"] });
texts.forEach((text, id) => {
  insert(orama, { text });
  mini.add({ id, text });
});
for (const term of ["القرآن", "نزوح", "١٢", "12"]) {
  const { hits } = await search(orama, { term });
  console.log("term", term);
  console.log("  orama", JSON.stringify(hits.map((hit) => hit.document.text).sort()));
  console.log("  minisearch", JSON.stringify(mini.search(term).map((hit) => hit.text)));
}
NODE
node node.mjs | tee seen
diff - seen <<'EXPECTED'
term القرآن
  orama ["القرآن الكريم","نزوح عائلات","ولاية نورستان"]
  minisearch ["القرآن الكريم"]
term نزوح
  orama ["نزوح عائلات"]
  minisearch ["نزوح عائلات"]
term ١٢
  orama []
  minisearch ["مقتل ١٢ شخصا"]
term 12
  orama ["مقتل 12 شخصا"]
  minisearch ["مقتل 12 شخصا"]
EXPECTED
