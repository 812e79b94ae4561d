// The page of the drawn timeline: what scripts add to a drawing that is whole without them. Nothing is loaded before
// somebody asks for it: the first touch of a control, or an address that chooses something.
import { LISTS, readState, writeState } from "./address.js";

const page = document.getElementById("kt-drawn");
const t = JSON.parse(page.querySelector("#kt-drawn-words").textContent);
const form = page.querySelector("form");
const line = page.querySelector(".kt-count-line");
const list = page.querySelector(".kt-set-list");
const more = page.querySelector(".kt-more");
const root = new URL(page.dataset.root, location.href);
const lang = page.dataset.lang;
const first = 20;
const number = new Intl.NumberFormat(lang).format; // to make one for each number would take as long as all the rest
const eventsWords = (count) => (count === 1 ? t.one : t.many.replace("{count}", number(count)));
const countWords = (certain, possible) =>
  certain === possible ? eventsWords(certain) : t.count.replace("{certain}", number(certain)).replace("{possible}", eventsWords(possible));

let state = readState(location.search);
let set = null;
let selection = null;
let members = null;
let pyramid = null;
let canvas = null;
let tree = null;
let waking = null;
let ticket = 0;

for (const part of page.querySelectorAll("[data-scripted]")) part.hidden = false;
if (location.protocol === "file:") form.elements.q.parentElement.hidden = true; // the search index needs a server
form.addEventListener("change", changed);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", reset);
for (const facet of form.querySelectorAll(".kt-facet")) facet.addEventListener("toggle", () => facet.open && wake());
addEventListener("click", (event) => form.querySelectorAll(".kt-facet").forEach((facet) => facet.contains(event.target) || (facet.open = false)));
addEventListener("keydown", closeFacet);
addEventListener("popstate", restore);
for (const bar of page.querySelectorAll(".kt-toolbar")) bar.addEventListener("click", pressed);
page.querySelector(".kt-walk").addEventListener("click", walk);
more.addEventListener("click", () => showRows(list.children.length + 2 * first));
const figure = page.querySelector(".kt-figure");
for (const kind of ["pointerdown", "keydown"]) figure.addEventListener(kind, () => wake(), { once: true });
figure.addEventListener("wheel", (event) => event.ctrlKey && !canvas && (event.preventDefault(), wake()), { passive: false });
if (location.search) wake();

// Load the data and what draws them, once.
function wake() {
  waking ??= start().catch((error) => {
    line.textContent = t.failed;
    throw error;
  });
  return waking;
}

async function start() {
  line.textContent = t.loading;
  const [{ loadSet }, { Canvas }] = await Promise.all([import("./event_set.js"), import("./canvas.js")]);
  set = await loadSet(new URL("timeline/", root));
  state = readState(location.search);
  for (const facet of form.querySelectorAll(".kt-facet[data-key]")) drawFacet(facet);
  drawMeasures();
  canvas = new Canvas(page, set, { ...t, events: eventsWords }, { viewed, chosen });
  await update();
}

async function restore() {
  await wake();
  state = readState(location.search);
  await update();
}

// In a frame, what leads to the whole page leads to this selection there.
function pointOut() {
  const way = document.getElementById("kt-whole");
  if (way) way.search = location.search;
}

// The choices of a filter, each with a place for its count.
function drawFacet(facet) {
  const key = facet.dataset.key;
  const options = set.words[key].map(([id, label]) => {
    const row = document.createElement("label");
    const box = Object.assign(document.createElement("input"), { type: "checkbox", name: key, value: id });
    const name = document.createElement("span");
    name.textContent = label;
    row.append(box, name, document.createElement("span"));
    return row;
  });
  facet.querySelector(".kt-options").append(...options);
}

function drawMeasures() {
  const select = form.elements.measure;
  select?.append(...set.words.measure.map(([id, label]) => Object.assign(document.createElement("option"), { value: id, textContent: label })));
}

// A control was changed: what the form says is the state. It is read at once, since the data may still have to come.
async function changed(event) {
  const next = formState();
  await wake();
  const keepsFigures = !["measure", "least"].includes(event.target.name) && state.least.length > 1;
  state = { ...next, least: keepsFigures ? state.least : next.least, view: state.view };
  await remember();
}

function formState() {
  const boxes = (key) => [...form.querySelectorAll(`input[type=checkbox][name="${key}"]:checked`)].map((box) => box.value);
  const values = Object.fromEntries(["q", "from", "until", "changed", "lanes"].map((key) => [key, form.elements[key]?.value.trim() ?? ""]));
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) if (value) search.append(key, value);
  for (const key of LISTS) for (const value of boxes(key)) search.append(key, value);
  for (const key of ["differ", "single", "only"]) if (form.elements[key]?.checked) search.set(key, form.elements[key].value);
  const [measure, least] = [form.elements.measure?.value, form.elements.least?.value];
  if (measure && least) search.set("figure", `${measure}:${least}..`);
  return readState(`?${search}`);
}

function reset(event) {
  event.preventDefault();
  state = readState("");
  if (set) remember();
  else fill();
}

// Put the state into the address as a step of its own, and show it.
async function remember() {
  place("pushState");
  await update();
}

// A page that was opened as a file may not have an address of its own in every browser.
function place(step) {
  try {
    history[step](null, "", `${location.pathname}${writeState(state)}`);
  } catch {}
}

// The canvas moved: the address follows, without a step for each move.
let waiting = 0;
function viewed(view) {
  state.view = view;
  clearTimeout(waiting);
  waiting = setTimeout(() => place("replaceState"), 200);
}

// A period was brushed.
function chosen(from, to) {
  const bounds = readState(`?from=${from}&until=${to}`);
  for (const key of ["from", "until", "from_text", "until_text"]) state[key] = bounds[key];
  remember();
}

async function update() {
  const mine = (ticket += 1);
  fill();
  pointOut();
  if (state.q) {
    const { foundBy } = await import("./words.js");
    state.found = await foundBy(root, state.q).catch(() => null);
    if (mine !== ticket) return;
  }
  const { membersOf, pyramidOf, lanesOf } = await import("./lanes.js");
  if (mine !== ticket) return;
  selection = set.select(state);
  members = membersOf(selection);
  pyramid = pyramidOf(set, selection, members);
  const key = state.lanes || "kind";
  canvas.show({ selection, members, pyramid, lanes: lanesOf(set, selection, members, key), view: state.view, period: period() });
  recount();
  say();
  tree?.show(set, members, pyramid);
  page.querySelector(".kt-list").hidden = false;
  list.replaceChildren();
  await showRows(first);
}

function period() {
  return state.from || state.until ? [state.from?.[0] ?? -Infinity, (state.until?.[1] ?? Infinity) + 1] : null;
}

// Fill the form from the state.
function fill() {
  for (const key of ["q", "from", "until", "changed"]) if (form.elements[key]) form.elements[key].value = key === "q" ? state.q : state[`${key}_text`];
  for (const key of LISTS) for (const box of form.querySelectorAll(`input[name="${key}"]`)) box.checked = state[key].includes(box.value);
  for (const key of ["differ", "single", "only"]) if (form.elements[key]) form.elements[key].checked = Boolean(state[key]);
  form.elements.lanes.value = state.lanes;
  if (form.elements.measure) [form.elements.measure.value, form.elements.least.value] = state.least[0] ?? ["", ""];
}

function recount() {
  for (const facet of form.querySelectorAll(".kt-facet[data-key]")) {
    const key = facet.dataset.key;
    const labels = facet.querySelectorAll("label");
    for (const [at, label] of labels.entries()) {
      const count = selection.counts[key][at];
      label.lastChild.textContent = number(count);
      label.hidden = !count && !label.firstChild.checked;
    }
    const names = [...labels].filter((label) => label.firstChild.checked).map((label) => label.children[1].textContent);
    facet.querySelector(".kt-chosen").textContent = names.join(", ");
  }
}

function say() {
  const found = selection.possible ? countWords(selection.certain, selection.possible) : t.none;
  if (selection.certain === set.size) line.textContent = t.whole.replace("{all}", eventsWords(set.size));
  else line.textContent = t.of.replace("{count}", found).replace("{all}", eventsWords(set.size));
}

async function showRows(count) {
  const mine = ticket;
  const from = list.children.length;
  const chosenRows = [...members.subarray(from, count)];
  const rows = await Promise.all(chosenRows.map((i) => set.row(i)));
  if (mine !== ticket) return;
  list.append(...rows.map((row, at) => item(row, chosenRows[at])));
  more.hidden = list.children.length >= members.length;
}

function item([id, title, when, sign], i) {
  const row = document.createElement("li");
  const piece = (name, className, text) => Object.assign(document.createElement(name), { className, textContent: text });
  const link = piece("a", "", title);
  link.href = addressOf(id);
  const day = piece("span", "kt-when", "");
  const mark = piece("span", `kt-mark kt-mark-${sign}`, "");
  mark.setAttribute("aria-hidden", "true");
  day.append(mark, when);
  const [, status, shape] = set.words.status[set.status[i]];
  const facts = piece("span", "kt-meta", "");
  facts.append(piece("span", `kt-badge${shape ? ` kt-is-${shape}` : ""}`, status), piece("span", "", set.words.kind[set.kind[i]][1]));
  if (selection.on[i] === 1) facts.append(piece("span", "kt-differ", t.only_possible));
  row.append(day, " ", link, " ", facts);
  return row;
}

function addressOf(id) {
  const page = location.protocol === "file:" ? "index.html" : "";
  return new URL(`events/${id.slice(0, 4)}/${id}/${page}`, root).href;
}

async function pressed(event) {
  const button = event.target.closest("button");
  if (!button) return;
  await wake();
  const { act } = button.dataset;
  if (act === "copy") {
    await navigator.clipboard.writeText(location.href);
    line.textContent = t.copied;
  } else if (act === "embed") {
    const frame = Object.assign(document.createElement("iframe"), { src: new URL(`embed/${location.search}`, root).href, title: document.title, width: "100%", height: 560, loading: "lazy" });
    await navigator.clipboard.writeText(frame.outerHTML);
    line.textContent = t.copied_code;
  } else if (act === "save") {
    const { savePicture } = await import("./picture.js");
    savePicture(canvas, { title: document.title, line: line.textContent, address: location.href });
  } else canvas.act(act);
}

async function walk(event) {
  const button = event.currentTarget;
  await wake();
  const { Tree } = await import("./tree.js");
  const place = page.querySelector(".kt-tree");
  place.hidden = false;
  button.hidden = true;
  tree ??= new Tree(place, { ...treeWords(), count: countWords, events: eventsWords }, addressOf);
  tree.show(set, members, pyramid);
  tree.draw(true);
}

function treeWords() {
  const four = (year) => String(year).padStart(4, "0");
  const name = (pattern, values) => Object.entries(values).reduce((text, [key, value]) => text.replace(`{${key}}`, value), pattern);
  return {
    decade: (year) => name(t.decade, { first: four(year), last: four(year + 9) }),
    month: (year, month) => name(t.month, { month: t.months[month - 1], year }),
    day: (year, month, day) => name(t.day, { day, month: t.months[month - 1], year }),
    no_month: t.no_month,
    no_day: t.no_day,
  };
}

function closeFacet(event) {
  const open = form.querySelector(".kt-facet[open]");
  if (event.key !== "Escape" || !open) return;
  open.open = false;
  open.querySelector("summary").focus();
}
