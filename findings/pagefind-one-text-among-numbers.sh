#!/usr/bin/env bash
# Ordering results by a number, where one page has words instead, with Pagefind 1.5.2.
#
# A good guess: a page whose value is "about 40" comes last, or first, and the others stay in the order of their numbers.
# Seen: one value that is no number turns the whole order into that of the alphabet, so that 9 comes before 100 when the
# largest is to come first. Nothing is said when the index is made. Without that page, 100 comes first.
set -euo pipefail
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund pagefind@1.5.2 >/dev/null
mkdir site
for value in 9 10 100 'about 40'; do
  printf '<!doctype html><html lang="en"><title>%s</title><body data-pagefind-body><p data-pagefind-sort="dead:%s">A flood.</p>' \
    "$value" "$value" >"site/${value// /-}.html"
done

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
  await pagefind.init();
  const { results } = await pagefind.search("flood", { sort: { dead: "desc" } });
  const pages = await Promise.all(results.map((result) => result.data()));
  console.log(pages.map((page) => page.url).join(" "));
  process.exit(0);
});
NODE
npx pagefind --site site >/dev/null
node node.mjs 2>/dev/null | tee seen
rm site/about-40.html
npx pagefind --site site >/dev/null
node node.mjs 2>/dev/null | tee -a seen
diff - seen <<'EXPECTED'
/about-40.html /9.html /100.html /10.html
/100.html /10.html /9.html
EXPECTED
