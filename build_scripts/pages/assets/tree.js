// The set as a tree that is walked with keys: decades, years, months, days, events. Arrows walk, digits are a date that
// is typed: four are a year, two more a month, two more a day (00 where it is not known), and what follows the number of
// an event of that day. One branch is open at a time, so that the page stays small.
import { DAY, firstOf } from "./calendar.js";

const UNITS = ["decade", "year", "month", "day", "event"];
const SPANS = [100000, 10000, 100, 1]; // how far the keys of a unit reach: a key is the digits of a day
const WINDOW = 200;

export class Tree {
  constructor(list, words, follow) {
    this.list = list;
    this.words = words;
    this.follow = follow;
    this.path = [];
    this.typed = "";
    list.addEventListener("keydown", (event) => this.pressed(event));
    list.addEventListener("click", (event) => this.clicked(event));
  }

  // Show another selection: its members in order, their beginnings.
  show(set, members, pyramid) {
    Object.assign(this, { set, members, pyramid });
    while (this.path.length && !this.exists(this.path)) this.path.pop();
    if (!this.path.length && members.length) this.path = [this.childrenOf([])[0]];
    this.draw();
  }

  exists(path) {
    const at = path.at(-1);
    return path.length === UNITS.length ? this.members.includes(at) : this.from(at) < this.from(at + SPANS[path.length - 1]);
  }

  // The place among the members of the first one that stands at a key or later.
  from(key) {
    let [low, high] = [0, this.members.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.set.key[this.members[middle]] < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  childrenOf(path) {
    const depth = path.length;
    const [low, high] = depth ? [this.from(path.at(-1)), this.from(path.at(-1) + SPANS[depth - 1])] : [0, this.members.length];
    if (depth === UNITS.length - 1) return [...this.members.subarray(low, high)];
    const children = [];
    for (let at = low; at < high; ) {
      const key = Math.floor(this.set.key[this.members[at]] / SPANS[depth]) * SPANS[depth];
      children.push(key);
      at = this.from(key + SPANS[depth]);
    }
    return children;
  }

  // What a node says: its name, and how many events began in it.
  sentence(path) {
    const depth = path.length - 1;
    const key = path.at(-1);
    const [year, month, day] = [Math.floor(key / 10000), Math.floor(key / 100) % 100, key % 100];
    const held = this.from(key + SPANS[depth]) - this.from(key);
    const name = [
      () => this.words.decade(year),
      () => String(year).padStart(4, "0"),
      () => (month ? this.words.month(year, month) : this.words.no_month),
      () => (day ? this.words.day(year, month, day) : this.words.no_day),
    ][depth]();
    if ((depth === 2 && !month) || (depth === 3 && !day)) return [name, this.words.events(held)];
    const unit = UNITS[depth];
    const bucket = [Math.floor(year / 10), year, year * 12 + month - 1][depth];
    const from = depth === 3 ? (firstOf("month", year * 12 + month - 1) / DAY + day - 1) * DAY : firstOf(unit, bucket);
    const to = depth === 3 ? from + DAY : firstOf(unit, bucket + 1);
    return [name, this.words.count(...this.pyramid.count(unit, from, to))];
  }

  draw(focus = false) {
    this.list.replaceChildren(...this.branch([]));
    if (focus) this.list.querySelector("[tabindex='0']")?.focus();
  }

  branch(path) {
    const children = this.childrenOf(path);
    const on = children.indexOf(this.path[path.length]);
    const first = Math.max(0, Math.min(on - WINDOW / 2, children.length - WINDOW));
    return children.slice(first, first + WINDOW).map((child, at) => this.item([...path, child], first + at, children.length));
  }

  item(path, at, total) {
    const item = document.createElement("li");
    const isLeaf = path.length === UNITS.length;
    const isOn = path.every((node, depth) => node === this.path[depth]);
    const isOpen = isOn && this.path.length > path.length;
    item.dataset.path = path.join(".");
    item.tabIndex = isOn && !isOpen ? 0 : -1;
    const about = { role: "treeitem", "aria-level": path.length, "aria-posinset": at + 1, "aria-setsize": total, "aria-selected": isOn && !isOpen };
    for (const [name, value] of Object.entries(about)) item.setAttribute(name, value);
    if (!isLeaf) item.setAttribute("aria-expanded", isOpen);
    const line = document.createElement("span");
    line.className = "kt-node";
    item.append(line);
    if (isLeaf) this.fill(item, line, path.at(-1), at);
    else {
      const [name, count] = this.sentence(path);
      const note = document.createElement("span");
      note.className = "kt-count";
      note.textContent = count;
      line.append(name, " ", note);
      item.setAttribute("aria-label", `${name}: ${count}`);
    }
    if (isOpen) {
      const inner = document.createElement("ul");
      inner.setAttribute("role", "group");
      inner.append(...this.branch(path));
      item.append(inner);
    }
    return item;
  }

  async fill(item, line, i, at) {
    item.setAttribute("aria-label", String(at + 1));
    const [id, title, when] = await this.set.row(i);
    const link = document.createElement("a");
    link.textContent = title;
    link.tabIndex = -1;
    link.href = this.follow(id);
    const note = document.createElement("span");
    note.className = "kt-count";
    note.textContent = when;
    line.replaceChildren(`${at + 1} `, link, " ", note);
    item.setAttribute("aria-label", `${title}: ${when}`);
  }

  clicked(event) {
    const item = event.target.closest("[role=treeitem]");
    if (!item || event.target.closest("a")) return;
    const path = item.dataset.path.split(".").map(Number);
    const isOpen = item.getAttribute("aria-expanded") === "true";
    this.go(isOpen || path.length === UNITS.length ? path : [...path, this.childrenOf(path)[0]]);
  }

  go(path) {
    this.path = path;
    this.draw(true);
  }

  pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^\d$/.test(event.key)) {
      this.typed += event.key;
      this.seek();
    } else {
      this.typed = "";
      const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key];
      if (step) this.along(step);
      else if (event.key === "Home" || event.key === "End") this.along(event.key === "Home" ? -Infinity : Infinity);
      else if (event.key === "ArrowRight" || event.key === "Enter") this.inward();
      else if (event.key === "ArrowLeft" || event.key === "Escape") this.path.length > 1 && this.go(this.path.slice(0, -1));
      else return;
    }
    event.preventDefault();
  }

  along(step) {
    const around = this.path.slice(0, -1);
    const children = this.childrenOf(around);
    const at = Math.min(Math.max(children.indexOf(this.path.at(-1)) + step, 0), children.length - 1);
    this.go([...around, children[at]]);
  }

  inward() {
    if (this.path.length < UNITS.length) this.go([...this.path, this.childrenOf(this.path)[0]]);
    else this.list.querySelector("[tabindex='0'] a")?.click();
  }

  // Go to the node whose digits are typed; where there is none, to the next one behind it.
  seek() {
    const digits = this.typed;
    if (digits.length < 4) return;
    const depth = digits.length < 6 ? 2 : digits.length < 8 ? 3 : 4;
    const key = Number(digits.slice(0, 2 * depth).padEnd(8, "0"));
    const at = this.members[Math.min(this.from(key), this.members.length - 1)];
    if (at === undefined) return;
    const found = this.set.key[at];
    const path = SPANS.slice(0, depth).map((span) => Math.floor(found / span) * span);
    if (digits.length > 8) {
      const events = this.childrenOf(path);
      path.push(events[Math.min(Math.max(Number(digits.slice(8)), 1), events.length) - 1]);
    }
    this.go(path);
  }
}
