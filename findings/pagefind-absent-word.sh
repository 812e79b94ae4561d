#!/usr/bin/env bash
# Searching for a word that no page has, with Pagefind 1.5.2.
#
# A good guess: a word that is on no page finds nothing, and two words find the pages that have both. Seen: an absent
# word is cut down to the longest beginning that some page has as a word ("anthrax" finds every page with "a"), and
# where there is none it is dropped, so that "market qqqzz" finds what "market" finds. In a record of events a search
# seems to confirm what nobody wrote. Only a phrase in quotation marks finds nothing.
set -euo pipefail
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund pagefind@1.5.2 >/dev/null
mkdir site
page() { printf '<!doctype html><html lang="en"><title>%s</title><body data-pagefind-body><p>%s</p>' "$1" "$2" >"site/$1.html"; }
page market 'A market was closed.'
page hearing 'A hearing was held on water.'
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
  for (const words of ["market", "anthrax", "market qqqzz", '"market qqqzz"']) {
    const found = await Promise.all((await pagefind.search(words)).results.map((result) => result.data()));
    console.log(`${words}:`, found.map((page) => page.url).sort().join(" ") || "nothing");
  }
  process.exit(0);
});
NODE
node node.mjs 2>/dev/null | tee seen
diff - seen <<'EXPECTED'
market: /market.html
anthrax: /hearing.html /market.html
market qqqzz: /market.html
"market qqqzz": nothing
EXPECTED
