#!/usr/bin/env bash
# Two searches at once that find one page, with Pagefind 1.5.2.
#
# A good guess: `data()` of a result has the places and the excerpt of the search that the result is of.
# Seen: the data of a page is one object for all searches, and the last one that asked for it writes its places and
# its excerpt there. A page that runs two searches side by side (one word each, to say which of them is found where) marks the
# words of one search in the excerpt of the other. The places in the result itself, `words`, stay apart.
set -euo pipefail
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund pagefind@1.5.2 >/dev/null
mkdir site
printf '<!doctype html><html lang="en"><title>a</title><body data-pagefind-body><p>%s</p>' \
  'A hearing was held on water.' >site/a.html
npx pagefind --site site >/dev/null

cat >node.mjs <<'NODE'
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";

const server = createServer(async (request, response) => {
  const data = await readFile("site" + new URL(request.url, "http://localhost").pathname).catch(() => null);
  response.statusCode = data ? 200 : 404;
  response.end(data ?? "");
});
server.listen(0, "127.0.0.1", async () => {
  const pagefind = await import("./site/pagefind/pagefind.js");
  await pagefind.options({ basePath: `http://127.0.0.1:${server.address().port}/pagefind/`, baseUrl: "/" });
  const results = [];
  for (const word of ["hearing", "water"]) results.push((await pagefind.search(word)).results[0]);
  const [hearing, water] = await Promise.all(results.map((result) => result.data()));
  console.log("hearing: result", ...results[0].words, "data", ...hearing.locations, hearing.excerpt);
  console.log("water: result", ...results[1].words, "data", ...water.locations, water.excerpt);
  console.log("one object:", hearing === water);
  process.exit(0);
});
NODE
node node.mjs 2>/dev/null | tee seen
diff - seen <<'EXPECTED'
hearing: result 1 data 5 A hearing was held on <mark>water.</mark>
water: result 5 data 5 A hearing was held on <mark>water.</mark>
one object: true
EXPECTED
