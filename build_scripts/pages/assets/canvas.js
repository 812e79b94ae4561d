// The drawing that moves: the canvas that takes the place of the one without scripts, its view, and how it is moved by
// wheel, fingers, keys and buttons. A view is a period in minutes; it stays within what the record reaches over.
import { DAY, levelFor, written } from "./calendar.js";
import { MARKS, heightOf, markOf, paint, paintGround } from "./painter.js";

const LEAST = 120; // two hours
const FEW = 40; // so many events are shown by themselves, and no more than `MARKS` of them at once
const AXIS = 56;

export class Canvas {
  constructor(page, set, words, { viewed, chosen }) {
    Object.assign(this, { page, set, words, viewed, chosen });
    this.figure = page.querySelector(".kt-figure");
    this.frame = page.querySelector(".kt-canvas");
    [this.ground, this.element] = this.frame.querySelectorAll("canvas");
    this.brush = this.frame.querySelector(".kt-brush");
    this.caption = this.figure.querySelector(".kt-scale-words");
    this.context = this.element.getContext("2d");
    this.whole = { from: set.words.span[0] * DAY, to: (set.words.span[1] + 1) * DAY };
    this.view = { ...this.whole };
    this.titles = new Map();
    this.widths = new Map();
    this.pointers = new Map();
    this.page.querySelector(".kt-static").hidden = true;
    this.frame.hidden = false;
    new ResizeObserver(() => this.resize()).observe(this.frame);
    new MutationObserver(() => this.dress()).observe(document.documentElement, { attributeFilter: ["data-scheme"] });
    for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)", "print"]) matchMedia(query).addEventListener("change", () => this.dress());
    this.listen();
  }

  listen() {
    const on = (kind, handle) => this.frame.addEventListener(kind, handle, { passive: false });
    on("wheel", (event) => this.wheel(event));
    on("keydown", (event) => this.key(event));
    on("pointerdown", (event) => this.down(event));
    on("pointermove", (event) => this.moved(event));
    for (const kind of ["pointerup", "pointercancel"]) on(kind, (event) => this.up(event));
  }

  // Show a selection; without a view of its own the whole record.
  show({ selection, members, pyramid, lanes, view, period }) {
    Object.assign(this, { selection, members, pyramid, lanes, period });
    this.view = this.clamped(view ?? this.whole);
    this.wide = this.set.wide.filter((i) => selection.on[i]).sort((a, b) => this.length(b) - this.length(a));
    this.days = null;
    this.rows = this.marks().length;
    this.resize();
  }

  resize() {
    if (!this.lanes) return;
    this.width = Math.max(Math.floor(this.frame.clientWidth), 200);
    this.height = heightOf(this.lanes.length, this.rows);
    const ratio = devicePixelRatio || 1;
    for (const element of [this.ground, this.element]) {
      const [width, height] = [this.width * ratio, this.height * ratio].map(Math.round);
      if (element.width === width && element.height === height) continue;
      Object.assign(element, { width, height }); // which takes a new bitmap, and forgets the font
      element.style.height = `${this.height}px`;
      element.getContext("2d").setTransform(ratio, 0, 0, ratio, 0, 0);
      this.colours = null;
    }
    if (this.colours) this.redraw();
    else this.dress();
  }

  // Take the colours and the letters from the style sheet: they change with the scheme, and on paper.
  dress() {
    this.colours = this.readColours();
    const { fontSize, fontFamily } = getComputedStyle(this.frame);
    for (const element of [this.ground, this.element]) element.getContext("2d").font = `${fontSize} ${fontFamily}`;
    this.widths.clear();
    this.redraw();
  }

  redraw() {
    if (!this.lanes) return;
    const ground = this.ground.getContext("2d");
    ground.clearRect(0, 0, this.width, this.height);
    paintGround(ground, this);
    this.draw();
  }

  ask() {
    this.asked ??= requestAnimationFrame(() => this.draw());
  }

  draw() {
    cancelAnimationFrame(this.asked);
    this.asked = null;
    if (!this.lanes) return;
    const marks = this.marks();
    if (marks.length > this.rows) {
      this.rows = marks.length; // it grows where it has to, and does not shrink while one moves in it
      return this.resize();
    }
    const { level, highest } = paint(this.context, this.drawing(marks));
    const words = `${level} ${highest}`;
    if (this.said === words) return;
    this.said = words;
    this.caption.textContent = this.words.scale.replace("{unit}", this.words.units[level]).replace("{events}", this.words.events(highest));
  }

  drawing(marks) {
    return {
      view: this.view,
      width: this.width,
      height: this.height,
      count: (level, edges) => this.pyramid.counts(level, edges),
      lanes: this.lanes.map(({ label, pyramid }) => ({ label, count: (level, edges) => pyramid.counts(level, edges) })),
      marks,
      chosen: this.period?.map((minute, at) => (Number.isFinite(minute) ? minute : at ? this.whole.to : this.whole.from)),
      colours: this.colours,
      months: this.words.months,
      shortMonths: this.words.short,
      widths: this.widths,
    };
  }

  readColours() {
    const of = (selector) => getComputedStyle(this.page.querySelector(selector));
    return {
      certain: of(".kt-legend .kt-certain").fill,
      possible: of(".kt-legend .kt-swatch").color,
      ink: getComputedStyle(this.frame).color,
      soft: of(".kt-hint").color,
      line: of(".kt-canvas").borderBottomColor,
      paper: getComputedStyle(document.body).backgroundColor,
      wash: of(".kt-brush").backgroundColor,
    };
  }

  // The events that are shown by themselves: the longest of those that last or are roughly known, or all where few are.
  marks() {
    const { from, to } = this.view;
    const { start, end } = this.set;
    const [, near] = this.pyramid.count("century", from, to);
    const level = levelFor((to - from) / (this.width ?? 1000));
    const isIn = (i) => start[i] * DAY < to && (end[i] + 1) * DAY > from;
    const shown = [];
    for (const i of this.wide) {
      if (shown.length === MARKS || (near > FEW && (this.length(i) + 1) * DAY * 60 <= to - from)) break;
      if (isIn(i)) shown.push(i);
    }
    if (near <= FEW) {
      this.days ??= this.members.filter((i) => start[i] === end[i] && !this.set.open[i]); // in the order of the days
      for (let at = firstFrom(this.days, start, Math.floor(from / DAY)); shown.length < MARKS && start[this.days[at]] * DAY < to; at += 1) {
        const i = this.days[at];
        if (this.set.first[i] < to && this.set.last[i] >= from) shown.push(i);
      }
    }
    return shown.sort((a, b) => this.set.first[a] - this.set.first[b]).map((i) => markOf(this.set, i, this.title(i), level));
  }

  length(i) {
    return this.set.end[i] - this.set.start[i];
  }

  title(i) {
    if (!this.titles.has(i)) {
      this.titles.set(i, "");
      this.set.row(i).then(([, title]) => {
        this.titles.set(i, title);
        this.ask();
      });
    }
    return this.titles.get(i);
  }

  clamped({ from, to }) {
    const size = Math.min(Math.max(to - from, LEAST), this.whole.to - this.whole.from);
    const start = Math.min(Math.max(from + (to - from - size) / 2, this.whole.from), this.whole.to - size);
    return { from: start, to: start + size };
  }

  move(view) {
    this.view = this.clamped(view);
    const isWhole = this.view.from <= this.whole.from && this.view.to >= this.whole.to;
    this.viewed(isWhole ? null : this.view);
    this.ask();
  }

  // Make the view so many times as long, with the minute below a place where it is.
  zoom(by, place = 0.5) {
    const { from, to } = this.view;
    const at = from + (to - from) * place;
    const size = Math.min(Math.max((to - from) * by, LEAST), this.whole.to - this.whole.from);
    this.move({ from: at - size * place, to: at + size * (1 - place) });
  }

  pan(by) {
    const size = (this.view.to - this.view.from) * by;
    const room = Math.min(Math.max(size, this.whole.from - this.view.from), this.whole.to - this.view.to);
    this.move({ from: this.view.from + room, to: this.view.to + room });
  }

  act(name) {
    const acts = { in: () => this.zoom(0.5), out: () => this.zoom(2), earlier: () => this.pan(-0.25), later: () => this.pan(0.25), whole: () => this.move(this.whole), choose: () => this.choose(this.view.from, this.view.to) };
    acts[name]?.();
  }

  choose(from, to) {
    const day = (minute) => written(Math.floor(minute / DAY) * DAY);
    this.chosen(day(from), day(Math.max(to - 1, from)));
  }

  key(event) {
    const acts = { ArrowLeft: "earlier", ArrowRight: "later", "+": "in", "=": "in", "-": "out", 0: "whole", Enter: "choose" };
    if (!(event.key in acts) || event.ctrlKey || event.metaKey || event.altKey) return;
    this.act(acts[event.key]);
    event.preventDefault();
  }

  // A wheel scrolls the page unless the drawing has the focus, or Ctrl is held, as two fingers on a pad do.
  wheel(event) {
    if (!event.ctrlKey && document.activeElement !== this.frame) return;
    event.preventDefault();
    if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) this.pan(event.deltaX / this.width);
    else this.zoom(2 ** (event.deltaY / (event.ctrlKey ? 80 : 240)), this.placeOf(event));
  }

  placeOf(event) {
    const box = this.frame.getBoundingClientRect();
    return Math.min(Math.max((event.clientX - box.left) / box.width, 0), 1);
  }

  minuteOf(place) {
    return this.view.from + (this.view.to - this.view.from) * place;
  }

  down(event) {
    if (event.button) return;
    this.frame.focus({ preventScroll: true });
    this.frame.setPointerCapture(event.pointerId);
    this.pointers.set(event.pointerId, this.placeOf(event));
    const isOnAxis = event.clientY > this.frame.getBoundingClientRect().bottom - AXIS;
    if (this.pointers.size === 1 && (event.shiftKey || isOnAxis)) this.brushed = [this.placeOf(event), this.placeOf(event)];
    else this.brushed = null;
  }

  moved(event) {
    if (!this.pointers.has(event.pointerId)) return;
    const [before, now] = [this.pointers.get(event.pointerId), this.placeOf(event)];
    if (this.brushed) {
      this.brushed[1] = now;
      this.showBrush();
    } else if (this.pointers.size === 2) {
      const [other] = [...this.pointers].filter(([id]) => id !== event.pointerId).map(([, place]) => place);
      const [was, is] = [Math.abs(before - other), Math.abs(now - other)];
      if (is > 0.02) this.zoom(was / is, (now + other) / 2);
    } else this.pan(before - now);
    this.pointers.set(event.pointerId, now);
  }

  up(event) {
    this.pointers.delete(event.pointerId);
    if (!this.brushed) return;
    const [from, to] = this.brushed.sort((a, b) => a - b).map((place) => this.minuteOf(place));
    this.brushed = null;
    this.showBrush();
    if (event.type === "pointerup" && (to - from) / (this.view.to - this.view.from) > 0.005) this.choose(from, to);
  }

  showBrush() {
    this.brush.hidden = !this.brushed;
    if (!this.brushed) return;
    const [left, right] = [...this.brushed].sort((a, b) => a - b);
    this.brush.style.left = `${left * 100}%`;
    this.brush.style.width = `${(right - left) * 100}%`;
  }
}

// The place of the first event of a day or later, among events in the order of their days.
function firstFrom(events, days, day) {
  let [low, high] = [0, events.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (days[events[middle]] < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
