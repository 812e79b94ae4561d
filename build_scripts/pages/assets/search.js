// The search page: words, facets and order over the Pagefind index. The whole state of the view is in the address.
const page = document.getElementById("kt-search");
const form = page.querySelector("form");
const line = page.querySelector(".kt-count-line");
const list = page.querySelector(".kt-results");
const more = page.querySelector(".kt-more");
const facets = [...form.querySelectorAll("fieldset")];
const root = new URL(page.dataset.root, location.href);
const step = 20;
const ordered = new Set(["year"]);

const pagefind = await load();
let shown = [];
let ticket = 0;

if (pagefind) {
  const all = await pagefind.filters();
  for (const facet of facets) draw(facet, all[facet.dataset.facet] ?? {});
  restore();
  form.hidden = false;
  if (matchMedia("(max-width: 47rem)").matches) form.querySelector("details").open = false;
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
    const found = await import(new URL("pagefind/pagefind.js", root).href);
    await found.options({ excerptLength: 24, baseUrl: "/" });
    await found.init();
    return found;
  } catch {
    line.textContent = line.dataset.failed;
    return null;
  }
}

function draw(facet, counts) {
  const names = Object.keys(counts);
  if (ordered.has(facet.dataset.facet)) names.sort().reverse();
  else names.sort((a, b) => counts[b] - counts[a] || a.localeCompare(b));
  facet.querySelector(".kt-options").replaceChildren(
    ...names.map((name) => {
      const label = document.createElement("label");
      const box = Object.assign(document.createElement("input"), { type: "checkbox", name: facet.dataset.facet, value: name });
      const words = document.createElement("span");
      words.textContent = name;
      const count = document.createElement("span");
      count.textContent = counts[name];
      label.append(box, words, count);
      return label;
    }),
  );
  facet.hidden = names.length === 0;
}

// Fill the form from the address, then search.
function restore() {
  const state = new URLSearchParams(location.search);
  form.elements.q.value = state.get("q") ?? "";
  form.elements.sort.value = state.get("sort") ?? "";
  for (const box of form.querySelectorAll("input[type=checkbox]")) box.checked = state.getAll(box.name).includes(box.value);
  search(false);
}

async function search(remember) {
  const mine = ++ticket;
  const data = new FormData(form);
  const state = new URLSearchParams([...data].filter(([, value]) => value !== ""));
  if (remember) history.replaceState(null, "", state.size ? `?${state}` : location.pathname);
  const filters = {};
  for (const facet of facets) {
    const chosen = data.getAll(facet.dataset.facet);
    if (chosen.length) filters[facet.dataset.facet] = { any: chosen };
  }
  const words = data.get("q").trim();
  const order = data.get("sort") || (words ? "" : "desc");
  const found = await pagefind.debouncedSearch(words || null, { filters, sort: order ? { date: order } : {} }, remember ? 150 : 0);
  if (mine !== ticket || found === null) return;
  const counts = { ...found.filters };
  for (const name of Object.keys(filters)) {
    // Of one facet any choice may hold: its other choices are counted as if none of them were made.
    const { [name]: _, ...others } = filters;
    counts[name] = (await pagefind.search(words || null, { filters: others })).filters[name] ?? {};
    if (mine !== ticket) return;
  }
  shown = found.results;
  recount(counts);
  const template = shown.length === 1 ? line.dataset.one : line.dataset.many;
  line.textContent = shown.length ? template.replace("{count}", shown.length.toLocaleString(page.dataset.lang)) : line.dataset.none;
  list.replaceChildren();
  await show(step);
}

function recount(counts) {
  for (const facet of facets) {
    const now = counts[facet.dataset.facet] ?? {};
    for (const label of facet.querySelectorAll("label")) {
      const box = label.querySelector("input");
      label.lastChild.textContent = now[box.value] ?? 0;
      label.hidden = !now[box.value] && !box.checked;
    }
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
  if (meta.figures) what.append(element("p", "kt-ranges", meta.figures));
  if (form.elements.q.value.trim()) what.append(excerpt(data.excerpt));
  item.append(when, what);
  return item;
}

// Pagefind's excerpt is text in which only <mark> is markup; it is taken apart here and never parsed as HTML.
function excerpt(text) {
  const paragraph = element("p", "kt-excerpt");
  text.split(/<mark>(.*?)<\/mark>/).forEach((part, place) => {
    const plain = part.replace(/&(lt|gt|quot|#39|amp);/g, (_, name) => ({ lt: "<", gt: ">", quot: '"', "#39": "'", amp: "&" })[name]);
    paragraph.append(place % 2 ? element("mark", "", plain) : plain);
  });
  return paragraph;
}

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
