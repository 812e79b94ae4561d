// The search page: words, facets and order over the Pagefind index. The whole state of the view is in the address.
import { answers, dayOf, folder, nearest, wordsOf } from "./query.js";

const page = document.getElementById("kt-search");
const form = page.querySelector("form");
const line = page.querySelector(".kt-count-line");
const offers = page.querySelector(".kt-offers");
const list = page.querySelector(".kt-results");
const more = page.querySelector(".kt-more");
const clear = form.querySelector(".kt-clear");
const facets = [...form.querySelectorAll(".kt-facet")];
const root = new URL(page.dataset.root, location.href);
const t = JSON.parse(page.querySelector("#kt-search-words").textContent);
const fold = folder(t.folding);
const months = t.months.map((names) => names.map(fold));
const heading = document.title;
const step = 10;
const own = "\u2042"; // behind it a document has what an entry may be looked for by, and does not say

const pagefind = await load();
let shown = [];
let ticket = 0;
let drawn = null;
const kept = new Map();

if (pagefind) {
  for (const part of form.elements) part.disabled = false;
  for (const facet of facets) facet.addEventListener("toggle", () => facet.open && drawFacets());
  await restore();
  form.addEventListener("input", () => search(true));
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const box of form.querySelectorAll("input[type=checkbox]")) box.checked = false;
    search(true);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search(true);
  });
  more.addEventListener("click", () => show(list.children.length + step));
  addEventListener("popstate", restore);
}

async function load() {
  try {
    const index = await import(new URL("pagefind/pagefind.js", root).href);
    await index.options({ excerptLength: 24, baseUrl: "/", ranking: { pageLength: 0.4, termFrequency: 0.6 } });
    await index.init();
    return index;
  } catch {
    line.textContent = t.failed;
    page.querySelector(".kt-ways-instead").hidden = false;
    return null;
  }
}

// The choices of all facets, which are a tenth of what the page loads: only once somebody opens one, or chose before.
function drawFacets() {
  drawn ??= pagefind.filters().then((all) => {
    for (const facet of facets) draw(facet, all[facet.dataset.facet] ?? {});
    return search(false);
  });
  return drawn;
}

function draw(facet, counts) {
  const names = Object.keys(counts);
  if (facet.dataset.order === "name") names.sort((a, b) => b.localeCompare(a, page.dataset.lang, { numeric: true }));
  else if (facet.dataset.order === "listed") names.sort((a, b) => t.listed.indexOf(a) - t.listed.indexOf(b));
  else names.sort((a, b) => counts[b] - counts[a] || a.localeCompare(b));
  const chosen = new URLSearchParams(location.search).getAll(facet.dataset.facet);
  facet.querySelector(".kt-options").replaceChildren(
    ...names.map((name) => {
      const label = document.createElement("label");
      const box = Object.assign(document.createElement("input"), { type: "checkbox", name: facet.dataset.facet, value: name });
      box.checked = chosen.includes(name);
      label.append(box, element("span", "", name), element("span", "", String(counts[name])));
      return label;
    }),
  );
}

// Fill the form from the address, then search.
async function restore() {
  const state = new URLSearchParams(location.search);
  form.elements.q.value = state.get("q") ?? "";
  form.elements.sort.value = state.get("sort") ?? "";
  if (facets.some((facet) => state.has(facet.dataset.facet))) await drawFacets();
  for (const box of form.querySelectorAll("input[type=checkbox]")) box.checked = state.getAll(box.name).includes(box.value);
  await search(false);
}

function chosenFilters(data) {
  const chosen = facets.map((facet) => [facet.dataset.facet, data.getAll(facet.dataset.facet)]);
  return Object.fromEntries(chosen.filter(([, values]) => values.length).map(([name, values]) => [name, { any: values }]));
}

async function search(remember) {
  const mine = ++ticket;
  const data = new FormData(form);
  const state = new URLSearchParams([...data].filter(([, value]) => value !== ""));
  if (remember) history.replaceState(null, "", state.size ? `?${state}` : location.pathname);
  const filters = chosenFilters(data);
  const asked = data.get("q").trim();
  const query = fold(asked).replace(/[“”„«»]/gu, '"');
  document.title = asked ? `${asked} – ${heading}` : heading;
  if (remember && asked) await new Promise((wake) => setTimeout(wake, 150));
  if (mine !== ticket) return;
  const order = data.get("sort") || (asked ? "" : "desc");
  const sort = order ? { [order === "asc" || order === "desc" ? "date" : order]: order === "asc" ? "asc" : "desc" } : {};
  const [found, missing, offered] = await Promise.all([find(query, { filters, sort }), absent(query), offersFor(query)]);
  if (mine !== ticket) return;
  const counts = { ...found.filters };
  for (const name of drawn ? Object.keys(filters) : []) {
    // Of one facet any choice may hold: its other choices are counted as if none of them were made.
    const { [name]: _, ...others } = filters;
    counts[name] = (await pagefind.search(query || null, { filters: others })).filters[name] ?? {};
    if (mine !== ticket) return;
  }
  shown = missing.length ? [] : found.results;
  if (drawn) recount(missing.length ? {} : counts, filters);
  clear.hidden = Object.keys(filters).length === 0;
  offers.replaceChildren(...offered);
  await say(missing, asked);
  if (mine !== ticket) return;
  list.replaceChildren();
  await show(step);
}

// With quotation marks the index finds the phrase, but in no useful order: that of its words without marks is taken.
async function find(query, options) {
  const found = await pagefind.search(query || null, options);
  const isPhrase = query.includes('"') && !Object.keys(options.sort).length;
  if (!isPhrase || found.results.length < 2) return found;
  const loose = await pagefind.search(query.replaceAll('"', " "), options);
  const place = new Map(loose.results.map((result, at) => [result.id, at]));
  const results = found.results.toSorted((a, b) => (place.get(a.id) ?? Infinity) - (place.get(b.id) ?? Infinity));
  return { ...found, results };
}

// The words of a query that no entry has. The index leaves such a word out, or takes a shorter one for it.
async function absent(query) {
  const words = [...new Set(wordsOf(query))];
  const isMissing = await Promise.all(words.map((word) => isAbsent(word)));
  return words.filter((_, at) => isMissing[at]);
}

function isAbsent(word) {
  if (!kept.has(word)) kept.set(word, lookUp(word));
  return kept.get(word);
}

async function lookUp(word) {
  const { results } = await pagefind.search(word);
  if (!results.length) return true;
  const data = await results[0].data();
  const words = data.content.split(/\s+/u);
  return !answers(word, data.locations.map((at) => words[at] ?? ""), fold, page.dataset.lang);
}

async function say(missing, asked) {
  if (!missing.length) {
    const template = shown.length === 1 ? t.one : t.many;
    line.textContent = shown.length ? template.replace("{count}", shown.length.toLocaleString(page.dataset.lang)) : t.none;
    return;
  }
  const parts = [];
  for (const word of missing) {
    parts.push(element("span", "", t.absent.replace("{word}", word)), " ");
    for (const near of nearest(word, (await names(word[0])).words)) parts.push(again(asked, word, near), " ");
  }
  line.replaceChildren(...parts);
}

function again(asked, word, near) {
  const link = element("a", "", near);
  const text = asked.split(/(\s+)/u).map((part) => (fold(part).includes(word) ? near : part)).join("");
  link.href = `?${new URLSearchParams({ q: text })}`;
  return link;
}

// Pages of actors, places and words whose name the query begins, and the events of a day, a month or an id.
async function offersFor(query) {
  const words = wordsOf(query);
  if (!words.length) return [];
  const rows = [...(await daysFor(query)), ...(await pagesFor(words))];
  return rows.slice(0, 6).map(([name, url, section]) => {
    const item = element("li", "");
    const link = element("a", "", name);
    link.href = new URL(url, root).href;
    item.append(link, " ", element("span", "kt-note", section));
    return item;
  });
}

async function pagesFor(words) {
  const { pages } = await names(words[0][0]);
  const rank = (spellings) => {
    const ranks = spellings.map((spelling) => {
      const parts = wordsOf(spelling);
      if (words.every((word, at) => parts[at] === word)) return parts.length === words.length ? 0 : 1;
      return words.every((word) => parts.some((part) => (word.length > 2 ? part.startsWith(word) : part === word))) ? 2 : 9;
    });
    return Math.min(...ranks);
  };
  const ranked = pages.map((row) => [rank(row[3]), row]).filter(([place]) => place < 9);
  return ranked.sort((a, b) => a[0] - b[0] || a[1][0].length - b[1][0].length).map(([, row]) => row);
}

async function daysFor(query) {
  const id = query.match(/^(\d{4}-\d{2})-(?:\d{2}-)?[a-z][a-z0-9-]*$/);
  const when = id ? null : dayOf(query, months);
  if (!id && !when) return [];
  const rows = await fetched(`search/days/${id ? id[1] : when.slice(0, 7)}.json`, []);
  const chosen = id
    ? rows.filter(([name]) => name.startsWith(query))
    : rows.filter(([, , , first, last]) => first.slice(0, when.length) <= when && last.slice(0, when.length) >= when);
  return chosen.map(([, title, url]) => [title, url, id ? query : when]);
}

const names = (letter) => fetched(`search/names/${letter.codePointAt(0).toString(16)}.json`, { pages: [], words: "" }, (data) => ({ ...data, words: data.words.split(" ") }));

function fetched(path, without, made = (data) => data) {
  if (!kept.has(path)) {
    const answer = fetch(new URL(path, root)).then((reply) => (reply.ok ? reply.json() : without));
    kept.set(path, answer.catch(() => without).then(made));
  }
  return kept.get(path);
}

function recount(counts, filters) {
  for (const facet of facets) {
    const now = counts[facet.dataset.facet] ?? {};
    for (const label of facet.querySelectorAll("label")) {
      const box = label.querySelector("input");
      label.lastChild.textContent = now[box.value] ?? 0;
      label.hidden = !now[box.value] && !box.checked;
    }
    const chosen = filters[facet.dataset.facet]?.any ?? [];
    facet.querySelector(".kt-chosen").textContent = chosen.length ? chosen.join(", ") : "";
  }
}

async function show(count) {
  const mine = ticket;
  const rows = await Promise.all(shown.slice(list.children.length, count).map((result) => result.data()));
  if (mine !== ticket) return;
  list.append(...rows.map(row));
  more.hidden = list.children.length >= shown.length;
}

function row(data) {
  const { meta } = data;
  const item = element("li", "kt-row");
  const when = element("div", "kt-when");
  const sign = element("span", `kt-mark kt-mark-${meta.precision}`);
  sign.setAttribute("aria-hidden", "true");
  when.append(sign, meta.date);
  const what = element("div", "kt-what");
  const title = element("h2", "kt-title");
  const link = element("a", "", meta.title);
  link.href = address(data.url);
  title.append(link);
  const facts = element("p", "kt-meta");
  facts.append(element("span", meta.status_mark ? `kt-badge kt-is-${meta.status_mark}` : "kt-badge", meta.status), element("span", "", meta.kind));
  if (meta.place) facts.append(element("span", "", meta.place));
  what.append(title, facts, element("p", "kt-summary", meta.summary));
  if (meta.figures) what.append(figures(JSON.parse(meta.figures)));
  const text = excerpt(data);
  if (text) what.append(text);
  item.append(when, what);
  return item;
}

// Figures as lists of events have them: the measure, the range, the group, who says so or that sources differ.
function figures(lines) {
  const paragraph = element("p", "kt-ranges");
  for (const [measure, words, group, differ, by] of lines) {
    const range = element("span", "kt-range");
    range.append(element("span", "kt-measure", measure), " ", element("b", "", words));
    if (group) range.append(" ", element("span", "kt-group", `(${group})`));
    if (differ) range.append(" ", element("span", "kt-differ", t.differ));
    else if (by) range.append(" ", element("span", "kt-said", `${t.according} ${by}`));
    paragraph.append(range, " ");
  }
  return paragraph;
}

// The words around what was found, of the entry's own text and not of what already stands above; none if there are none.
function excerpt(data) {
  if (!form.elements.q.value.trim()) return null;
  const words = data.content.split(/\s+/u);
  const last = words.indexOf(own);
  const first = words.slice(0, last).join(" ").startsWith(data.meta.title) ? countOf(data.meta.title) + countOf(data.meta.summary) : 0;
  const places = data.locations.filter((at) => at >= first && (last < 0 || at < last));
  if (!places.length) return null;
  const best = places.reduce((a, b) => (near(places, b) > near(places, a) ? b : a));
  const [from, to] = [Math.max(first, best - 8), Math.min(last < 0 ? words.length : last, best + 18)];
  const paragraph = element("p", "kt-excerpt", from > first ? "… " : "");
  for (let at = from; at < to; at += 1) paragraph.append(places.includes(at) ? element("mark", "", words[at]) : words[at], " ");
  if (to < last) paragraph.append("…");
  return paragraph;
}

const countOf = (text) => text.trim().split(/\s+/u).length;
const near = (places, at) => places.filter((other) => Math.abs(other - at) < 12).length;

// Documents lie at /<year>/<id>.html; the entry is at events/<year>/<id>/ below the site's root.
function address(url) {
  const [, year, id] = url.match(/(\d{4})\/([^/]+)\.html$/);
  return new URL(`events/${year}/${id}/`, root).href;
}

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}
