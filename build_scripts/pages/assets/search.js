// The search page: words, facets and order over the search index. The whole state of the view is in the address.
import { openIndex } from "./index.js";
import { dayOf, nearest, wordsOf } from "./query.js";

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
const mixed = new RegExp(t.isolated.pattern, "gu");
const heading = document.title;
const sheet = document.documentElement.dataset; // what printed sheets say
const { address: here, title: name } = sheet;
const step = 4; // each costs two kilobytes, and a telephone shows one and a half at a time
const mostEntries = 8; // that are offered above the results
const mostPages = 5;
const rowsBegin = "\u2051"; // before it a document has the text of the entry, behind it its rows
const own = "\u2042"; // behind it a document has what an entry may be looked for by, and does not say

const index = await load();
const fold = index?.fold;
const months = index && t.months.map((names) => names.map(fold));
let shown = [];
let ticket = 0;
let drawn = null;
const kept = new Map();

if (index) {
  for (const part of form.elements) part.disabled = false;
  for (const facet of facets) facet.addEventListener("toggle", () => facet.open && drawFacets());
  form.querySelector(".kt-facets").addEventListener("keydown", move);
  addEventListener("click", (event) => facets.forEach((facet) => facet.contains(event.target) || (facet.open = false)));
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
    return await openIndex(root);
  } catch {
    line.textContent = t.failed;
    page.querySelector(".kt-ways-instead").hidden = false;
    return null;
  }
}

// The choices of all facets, which are a tenth of what the page loads: only once somebody opens one, or chose before.
function drawFacets() {
  drawn ??= index.filters().then((all) => {
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

// The facets are one stop of the Tab key: arrows lead from one to the next, Escape closes the one that is open.
function move(event) {
  const at = facets.findIndex((facet) => facet.contains(event.target));
  const heads = facets.map((facet) => facet.querySelector("summary"));
  const steps = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: heads.length - 1 };
  if (event.key === "Escape" && facets[at].open) {
    facets[at].open = false;
    heads[at].focus();
  } else if (event.target === heads[at] && event.key in steps) {
    const next = heads.at(steps[event.key] % heads.length);
    for (const head of heads) head.tabIndex = head === next ? 0 : -1;
    next.focus();
    event.preventDefault();
  }
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
  Object.assign(sheet, { title: asked ? `${asked} – ${name}` : name, address: here && here + location.search });
  if (remember && asked) await new Promise((wake) => setTimeout(wake, 150));
  if (mine !== ticket) return;
  const order = data.get("sort") || (asked ? "" : "desc");
  if (!query && !data.get("sort") && !Object.keys(filters).length && !drawn) {
    // All entries would be the whole index: the chronology has them for a tenth of that.
    for (const part of [offers, list]) part.replaceChildren();
    more.hidden = true;
    line.textContent = t.start;
    return;
  }
  const sort = order === "asc" || order === "desc" ? { order: "date", way: order } : { order };
  const [missing, { offered, period }] = await Promise.all([absent(query), offersFor(query)]);
  const corrected = missing.reduce((text, { word, near }) => (near.length ? text?.replaceAll(word, near[0]) : null) ?? null, query);
  const found = await find(corrected, { filters, ...sort });
  if (mine !== ticket) return;
  const counts = { ...found.filters };
  for (const name of drawn ? Object.keys(filters) : []) {
    // Of one facet any choice may hold: its other choices are counted as if none of them were made.
    const { [name]: _, ...others } = filters;
    counts[name] = (await index.search(corrected || null, { filters: others })).filters[name] ?? {};
    if (mine !== ticket) return;
  }
  shown = found.results;
  if (drawn) recount(counts, filters);
  clear.hidden = Object.keys(filters).length === 0;
  offers.replaceChildren(...offered);
  say(missing, asked, period);
  list.replaceChildren();
  await show(step);
}

// What has the words one behind the other comes first. With quotation marks the index finds nothing else, but in no
// useful order: so the order is that of a search for the words.
async function find(query, options) {
  if (query === null) return { results: [], filters: {} };
  const isPhrase = query.includes('"');
  const words = query.replaceAll('"', " ").trim();
  if (!words.includes(" ") || options.order) return index.search(query || null, options);
  const [phrase, loose] = [await index.search(isPhrase ? query : `"${words}"`, options), await index.search(words, options)];
  const exact = new Set(phrase.results.map((result) => result.id));
  const first = loose.results.filter((result) => exact.has(result.id));
  const rest = (result) => !first.includes(result);
  return isPhrase ? { ...phrase, results: [...first, ...phrase.results.filter(rest)] } : { ...loose, results: [...first, ...loose.results.filter(rest)] };
}

// The words of a query that no entry has, each with the nearest that are known.
async function absent(query) {
  const missing = [];
  for (const word of new Set(wordsOf(query))) {
    if (!(await index.partsOf(word)).length) missing.push({ word, near: nearest(word, await lettered("words", word[0])) });
  }
  return missing;
}

function say(missing, asked, period) {
  const [one, many] = dayOf(fold(asked), months) ? [t.dated_one, t.dated_many] : [t.one, t.many]; // days have others
  const count = (shown.length === 1 ? one : many).replace("{count}", shown.length.toLocaleString(page.dataset.lang));
  const parts = [period, ...missing.map(({ word }) => `${t.absent.replace("{word}", word)} `)];
  if (!missing.length) parts.push(shown.length ? count : t.none);
  else if (shown.length) parts.push(t.instead.replace("{words}", missing.map(({ near }) => near[0]).join(" ")).replace("{count}", count));
  for (const { word, near } of missing) for (const other of near.slice(shown.length ? 1 : 0)) parts.push(" ", again(asked, word, other));
  line.replaceChildren(...parts);
}

function again(asked, word, near) {
  const link = element("a", "", near);
  const text = asked.split(/(\s+)/u).map((part) => (fold(part).includes(word) ? near : part)).join("");
  link.href = `?${new URLSearchParams({ q: text })}`;
  return link;
}

// Pages of actors, places and words whose name the query begins, and the events of a day, a month or an id; of a month
// also how many stand in it, which are others than those that have its name in their text.
async function offersFor(query) {
  if (!wordsOf(query).length) return { offered: [], period: "" };
  const { days, period } = await daysFor(query);
  const rows = [...days, ...(await pagesFor(wordsOf(query.replaceAll("-", " ")))).slice(0, mostPages)];
  const offered = rows.slice(0, mostEntries + 1).map(([name, url, section]) => {
    const item = element("li", "");
    const link = element("a", "", name);
    link.href = new URL(url, root).href;
    item.append(link, " ", element("span", "kt-note", section));
    return item;
  });
  return { offered, period };
}

async function pagesFor(words) {
  const pages = (await lettered("names", words[0][0])).map(([name, url, note, others, ...place]) => {
    return [name, url, note, [fold(name.replaceAll("-", " ")), ...others], ...place];
  });
  const rank = (spellings) => {
    const ranks = spellings.map((spelling) => {
      const parts = wordsOf(spelling);
      if (words.every((word, at) => parts[at] === word)) return parts.length === words.length ? 0 : 1;
      return words.every((word) => parts.some((part) => (word.length > 2 ? part.startsWith(word) : part === word))) ? 2 : 9;
    });
    return Math.min(...ranks);
  };
  const ranked = pages.map((row) => [rank(row[3]) + (row[4] ?? 0), row]).filter(([place]) => place < 9);
  const length = ([name]) => name.split(",")[0].length; // behind a comma stands what it is of
  return ranked.sort((a, b) => a[0] - b[0] || length(a[1]) - length(b[1])).map(([, row]) => row);
}

async function daysFor(query) {
  const id = query.match(/^(\d{4}-\d{2})-(?:\d{2}-)?[a-z][a-z0-9-]*$/);
  const when = id ? null : dayOf(query, months);
  const month = id ? id[1] : when?.slice(0, 7);
  if (!month || !(await known()).months.some(([first, last]) => first <= month && month <= last)) return { days: [], period: "" };
  const { title, url, count, rows } = await fetched(`search/days/${month}.json`, { rows: [] });
  const whole = when === month && title ? [[title, url, `${t.chronology}: ${count}`]] : [];
  const chosen = id
    ? rows.filter(([name]) => name.startsWith(query))
    : rows.filter(([, , , first, last]) => first.slice(0, when.length) <= when && last.slice(0, when.length) >= when);
  const span = ([, , , first, last]) => Date.parse(last) - Date.parse(first);
  const period = whole.length ? `${t.month.replace("{month}", title).replace("{events}", count)} ` : "";
  if (whole.length && chosen.length > mostEntries) return { days: whole, period };
  const order = whole.length ? (a, b) => a[3].localeCompare(b[3]) : (a, b) => span(a) - span(b);
  const note = ([, , , , , words]) => (id ? query : words);
  return { days: [...whole, ...chosen.sort(order).map((row) => [row[1], row[2], note(row)])], period };
}

// The pages with names, or the words, that begin with a letter.
async function lettered(folder, letter) {
  return (await known()).letters.includes(letter) ? fetched(`search/${folder}/${letter.codePointAt(0).toString(16)}.json`, []) : [];
}

// For which letters there are files, and from which to which month.
function known() {
  return fetched("search/known.json", { letters: [], months: [] });
}

function fetched(path, without) {
  if (!kept.has(path)) {
    const answer = fetch(new URL(path, root)).then((reply) => (reply.ok ? reply.json() : without));
    kept.set(path, answer.catch(() => without));
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
    if (facet.dataset.order === "use") {
      const labels = [...facet.querySelectorAll("label")];
      const count = (label) => Number(label.lastChild.textContent);
      labels.sort((a, b) => count(b) - count(a));
      if (labels.some((label, at) => label !== facet.querySelectorAll("label")[at])) facet.querySelector(".kt-options").append(...labels);
    }
    const chosen = filters[facet.dataset.facet]?.any ?? [];
    facet.querySelector(".kt-chosen").textContent = chosen.length ? chosen.join(", ") : "";
  }
}

async function show(count) {
  const mine = ticket;
  const chosen = shown.slice(list.children.length, count);
  const rows = await Promise.all(chosen.map((result) => result.data()));
  if (mine !== ticket) return;
  list.append(...rows.map((data, at) => row(data, chosen[at].words)));
  more.hidden = list.children.length >= shown.length;
}

function row(data, found) {
  const { meta } = data;
  const item = element("li", "kt-row");
  const when = element("div", "kt-when");
  const sign = element("span", `kt-mark kt-mark-${meta.precision}`);
  sign.setAttribute("aria-hidden", "true");
  when.append(sign, ...isolated(meta.date));
  const what = element("div", "kt-what");
  const title = element("h2", "kt-title");
  const link = element("a", "", meta.title);
  link.href = address(data.url);
  title.append(link);
  const facts = element("p", "kt-meta");
  facts.append(element("span", meta.status_mark ? `kt-badge kt-is-${meta.status_mark}` : "kt-badge", meta.status), element("span", "", meta.kind));
  if (meta.place) facts.append(element("span", "", meta.place));
  const cite = element("a", "kt-result-cite", t.cite);
  cite.href = `${link.href}#cite`;
  cite.setAttribute("aria-label", `${t.cite}: ${meta.title}`);
  facts.append(cite);
  what.append(title, facts);
  if (meta.figures) what.append(figures(JSON.parse(meta.figures), link.href));
  if (meta.who) what.append(whoever(JSON.parse(meta.who)));
  what.append(element("p", "kt-summary", summary(data)));
  const text = excerpt(data, found);
  if (text) what.append(text);
  item.append(when, what);
  return item;
}

// Figures as lists of events have them: the measure, the range, the group, who says so or that sources differ; how they
// do is what the entry's figures tell.
function figures(lines, entry) {
  const paragraph = element("p", "kt-ranges");
  for (const [measure, words, group, differ, by] of lines) {
    const range = element("span", "kt-range");
    range.append(`${measure} `, element("b", "", words));
    if (group) range.append(" ", element("span", "kt-group", `(${group})`));
    if (differ) {
      const way = element("a", "kt-differ", t.differ);
      way.href = `${entry}#figures`;
      range.append(" ", way);
    }
    else if (by) range.append(" ", element("span", "kt-said", `${t.according} ${by}`));
    paragraph.append(range, " ");
  }
  return paragraph;
}

// Who is said to have done it, as lists of events have that: stance, actor, and who says so; of many how many more.
function whoever(lines) {
  const paragraph = element("p", "kt-whoever");
  for (const [stance, actor, by, others] of lines) {
    const more = others ? t.more.replace("{count}", others) : "";
    const [sign, words] = t.stances[stance] ?? (others ? ["kt-note", more] : ["kt-badge kt-stance-unclaimed", t.nobody]);
    const who = element("span", "kt-who", "");
    who.append(element("span", sign, words), " ", ...isolated(actor));
    if (by) who.append(" ", element("span", "kt-said", `${t.according} ${by} ${more}`.trim()));
    paragraph.append(who, " ");
  }
  return paragraph;
}

// The words around what was found, of the entry's own text and not of what already stands above, or else of its rows;
// none if there are none.
function excerpt(data, found) {
  if (!form.elements.q.value.trim()) return null;
  const words = data.content.split(/\s+/u);
  const [text, end] = [words.indexOf(rowsBegin), words.indexOf(own)];
  const shows = words.slice(0, text).join(" ").startsWith(data.meta.title);
  const first = shows ? countOf(data.meta.title) + Number(data.meta.summary) : 0;
  for (const [begin, last] of [[first, text], [text + 1, end]]) {
    const places = found.filter((at) => at >= begin && at < last);
    if (places.length) return around(words, places, begin, last);
  }
  return null;
}

function around(words, places, first, last) {
  const best = places.reduce((a, b) => (near(places, b) > near(places, a) ? b : a));
  const [from, to] = [Math.max(first, best - 8), Math.min(last, best + 18)];
  const paragraph = element("p", "kt-excerpt", from > first ? "… " : "");
  let inner = null; // words of the other direction, one behind the other, are isolated together
  for (let at = from; at < to; at += 1) {
    const other = words[at].search(mixed) >= 0;
    if (other && !inner) paragraph.append((inner = apart("")));
    if (!other) inner = null;
    const word = places.includes(at) ? document.createElement("mark") : null;
    word?.append(curled(words[at]));
    (inner ?? paragraph).append(word ?? curled(words[at]), " ");
  }
  if (to < last) paragraph.append("…");
  return paragraph;
}

// The summary, which follows the title in the text of every entry; the data say of how many words it is.
function summary({ content, meta }) {
  const first = countOf(meta.title);
  return content.trim().split(/\s+/u).slice(first, first + Number(meta.summary)).join(" ");
}

function countOf(text) {
  return text.trim().split(/\s+/u).length;
}

function near(places, at) {
  return places.filter((other) => Math.abs(other - at) < 12).length;
}

// Documents lie at /<year>/<id>.html; the entry is at events/<year>/<id>/ below the site's root.
function address(url) {
  const [, year, id] = url.match(/(\d{4})\/([^/]+)\.html$/);
  return new URL(`events/${year}/${id}/`, root).href;
}

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.append(...isolated(text));
  return made;
}

// Quotation marks as pages have them; documents have those that people type, since these are looked for.
function curled(text) {
  const [opening, closing, inner, innerClosing] = t.quotes;
  const typed = text.replace(/(^|[\s([])"/gu, `$1${opening}`).replaceAll('"', closing);
  return typed.replace(/(^|[\s([\p{Pi}])'/gu, `$1${inner}`).replaceAll("'", innerClosing);
}

// A text as pieces, of which those that run the other way are elements of their own.
function isolated(plain) {
  const text = curled(plain);
  const pieces = [];
  let at = 0;
  for (const run of text.matchAll(mixed)) {
    pieces.push(text.slice(at, run.index), apart(run[0]));
    at = run.index + run[0].length;
  }
  return [...pieces, text.slice(at)];
}

function apart(text) {
  const made = document.createElement("bdi");
  made.dir = t.isolated.way;
  made.textContent = text;
  return made;
}
