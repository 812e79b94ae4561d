// A page that shows the set: its filters, its address and its count, around a view that draws what is chosen. Nothing is
// loaded before somebody asks for it: the first touch of a control, or an address that chooses something.
import { readState, writeState } from "./address.js";
import { Filters } from "./filters.js";

const COPY = "[data-act=copy], [data-act=embed]";

export class SetPage {
  // `open` makes the view of a page when the data are there: it takes the page and the set.
  constructor(page, open) {
    Object.assign(this, { page, open });
    this.t = JSON.parse(page.querySelector("#kt-drawn-words").textContent);
    this.form = page.querySelector("form");
    this.line = page.querySelector(".kt-count-line");
    this.root = new URL(page.dataset.root, location.href);
    this.number = new Intl.NumberFormat(page.dataset.lang).format; // to make one a number would take longer than all else
    this.filters = new Filters(this.form, { number: this.number, count: (...counts) => this.countWords(...counts) }, this.t.place_kinds);
    this.state = this.stateHere();
    this.ticket = 0;
    this.listen();
    if (location.search) this.wake();
  }

  listen() {
    for (const part of this.page.querySelectorAll("[data-scripted]")) part.hidden = false;
    this.form.parentElement.open = matchMedia("(min-width: 47rem)").matches; // on a telephone the drawing comes first
    if (location.protocol === "file:") this.form.elements.q.parentElement.hidden = true; // the search index needs a server
    this.form.addEventListener("change", (event) => this.changed(event));
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("reset", (event) => this.reset(event));
    for (const facet of this.form.querySelectorAll(".kt-facet")) facet.addEventListener("toggle", () => facet.open && this.opened());
    addEventListener("popstate", () => this.restore());
    if (!navigator.clipboard) for (const button of this.page.querySelectorAll(COPY)) button.remove(); // as without TLS
    for (const bar of this.page.querySelectorAll(".kt-toolbar")) bar.addEventListener("click", (event) => this.pressed(event));
  }

  eventsWords(count) {
    return count === 1 ? this.t.one : this.t.many.replace("{count}", this.number(count));
  }

  countWords(certain, possible) {
    if (certain === possible) return this.eventsWords(certain);
    return this.t.count.replace("{certain}", this.number(certain)).replace("{possible}", this.eventsWords(possible));
  }

  // Load the data and what shows them, once.
  wake() {
    this.waking ??= this.start().catch((error) => {
      this.line.textContent = this.t.failed;
      throw error;
    });
    return this.waking;
  }

  async start() {
    this.line.textContent = this.t.loading;
    const { loadSet } = await import("./event_set.js");
    this.set = await loadSet(new URL("timeline/", this.root));
    this.state = this.stateHere();
    this.filters.offer(this.set);
    this.view = await this.open(this);
    await this.update();
  }

  // The state of the address, in which a name that readers see is as good as an id.
  stateHere() {
    const state = readState(location.search, this.t.place_kinds);
    const idOf = (key, name) => this.set?.words[key].find(([id, label]) => id === name || label.toLowerCase() === name.toLowerCase())?.[0] ?? name;
    for (const key of ["kind", "status", "actor", "as", "place", "tag"]) state[key] = state[key].map((name) => idOf(key, name));
    for (const bounds of state.figure) bounds.measure = idOf("measure", bounds.measure);
    return state;
  }

  // A filter was opened: its counts may need a column that is not there yet.
  async opened() {
    await this.wake();
    await this.updated;
    if (this.filters.isWhole()) return;
    const mine = this.ticket;
    await this.prepare(this.state);
    if (mine === this.ticket) this.filters.recount(this.set.select(this.state));
  }

  // Load what a state asks for and what the filters that are open count.
  async prepare(state) {
    try {
      if (state.box.length) await this.set.locate();
      await this.set.prepare(state, this.filters.counted());
    } catch (error) {
      this.line.textContent = this.t.failed;
      throw error;
    }
  }

  async restore() {
    await this.wake();
    this.state = this.stateHere();
    await this.update();
  }

  // A control was changed: what the form says is the state. It is read at once, since the data may still have to come.
  async changed({ target }) {
    this.state = this.filters.read(this.state, target.name);
    const next = this.state;
    await this.wake();
    this.state = next;
    await this.remember();
  }

  reset(event) {
    event.preventDefault();
    this.state = readState("");
    if (this.set) this.remember();
    else this.filters.fill(this.state);
  }

  // Choose something beside what is chosen.
  choose(change) {
    Object.assign(this.state, change);
    return this.remember();
  }

  // Put the state into the address as a step of its own, and show it.
  async remember() {
    this.place("pushState");
    await this.update();
  }

  // What is seen is another part: the address follows, without a step for each move.
  moved(change) {
    Object.assign(this.state, change);
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.place("replaceState"), 200);
  }

  // A page that was opened as a file may not have an address of its own in every browser.
  place(step) {
    try {
      history[step](null, "", `${location.pathname}${writeState(this.state)}`);
    } catch {}
    this.pointOut();
  }

  // What leads to another page of this set takes the selection along.
  pointOut() {
    for (const way of this.page.ownerDocument.querySelectorAll("[data-carry]")) way.search = writeState(this.state);
  }

  update() {
    this.updated = this.renew();
    return this.updated;
  }

  async renew() {
    const mine = (this.ticket += 1);
    const { state, set } = this;
    this.page.setAttribute("aria-busy", "true");
    this.filters.fill(state);
    this.pointOut();
    if (state.q) {
      const { foundBy } = await import("./words.js");
      state.found = await foundBy(this.root, state.q).catch(() => null);
    }
    await this.prepare(state);
    if (mine !== this.ticket) return;
    const selection = set.select(state);
    const shown = this.view.show(selection, state);
    this.filters.recount(selection);
    this.say(selection);
    await shown;
    if (mine === this.ticket) this.page.removeAttribute("aria-busy");
  }

  say({ certain, possible }) {
    const { t, set, line } = this;
    const found = possible ? this.countWords(this.state.only ? possible : certain, possible) : t.none;
    if (possible === set.size && certain === set.size) line.textContent = t.whole.replace("{all}", this.eventsWords(set.size));
    else line.textContent = t.of.replace("{count}", found).replace("{all}", this.eventsWords(set.size));
  }

  addressOf(id) {
    const page = location.protocol === "file:" ? "index.html" : "";
    return new URL(`events/${id.slice(0, 4)}/${id}/${page}`, this.root).href;
  }

  async pressed(event) {
    const { act } = event.target.closest("button")?.dataset ?? {};
    if (!act) return;
    await this.wake();
    const frame = () => Object.assign(document.createElement("iframe"), { src: new URL(`embed/${location.search}`, this.root).href, title: document.title, width: "100%", height: 560, loading: "lazy" });
    if (act === "copy") await this.copy(location.href, this.t.copied);
    else if (act === "embed") await this.copy(frame().outerHTML, this.t.copied_code);
    else this.view.act(act, event);
  }

  async copy(text, words) {
    const told = await navigator.clipboard.writeText(text).then(() => words, () => this.t.not_copied);
    this.line.textContent = told;
  }
}
