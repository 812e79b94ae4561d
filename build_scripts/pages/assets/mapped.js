// The page of the map: what scripts add to a map that is whole without them. It shows the set, and its window is a filter.
import { seenOf, windowOf } from "./address.js";
import { SetPage } from "./set_page.js";

const page = document.getElementById("kt-mapped");
const host = new SetPage(page, open);
const about = JSON.parse(page.querySelector("#kt-map-about").textContent);
const svg = page.querySelector(".kt-map svg");
const frame = page.querySelector(".kt-map-frame");
const DIGITS = 2; // of a degree, about a kilometre
const FINE = 3;
frame.tabIndex = 0;
frame.addEventListener("pointerdown", ({ pointerType }) => pointerType === "mouse" && host.wake());
frame.addEventListener("keydown", firstKey);

// The first key that means something loads the data, and then does what it means.
async function firstKey(event) {
  if (event.key === "Tab") return;
  frame.removeEventListener("keydown", firstKey);
  if (host.view) return;
  await host.wake();
  host.view.window.key(event);
}

async function open() {
  const [{ Window }, marks, { Projection }, { Rows }] = await Promise.all([import("./window.js"), import("./marks.js"), import("./projection.js"), import("./rows.js")]);
  await Promise.all([host.set.locate(), host.set.column("place")]);
  return new Mapped({ Window, marks, Projection, rows: new Rows(host) });
}

class Mapped {
  constructor({ Window, marks, Projection, rows }) {
    Object.assign(this, { marks, rows, projection: new Projection(about) });
    this.window = new Window(frame, svg, { changed: () => this.draw(), moved: () => this.moved(), drawn: (one, other) => this.chosen(one, other) });
    this.live = piece("g", { class: "kt-map-live" });
    svg.append(this.live);
    svg.classList.add("kt-is-live");
    this.patterns = [...svg.querySelectorAll("pattern")].map((pattern) => [pattern, pattern.getAttribute("patternTransform")]);
    new ResizeObserver(() => this.draw()).observe(svg);
  }

  async show(selection, state) {
    Object.assign(this, { selection, state });
    this.events = this.marks.eventsBySpot(host.set.located, selection);
    this.look(state);
    this.draw();
    this.tell();
    const { membersOf } = await import("./lanes.js");
    return this.rows.show(selection, membersOf(selection));
  }

  act(name) {
    this.window.act(name);
  }

  // A rectangle of the map is a window in degrees: the smallest that holds it.
  chosen([left, top], [right, bottom]) {
    const edge = [];
    for (let at = 0; at <= 8; at += 1) {
      const [x, y] = [left + ((right - left) * at) / 8, top + ((bottom - top) * at) / 8];
      edge.push([x, top], [x, bottom], [left, y], [right, y]);
    }
    const degrees = edge.map(([x, y]) => this.projection.degrees(x, y));
    const [lons, lats] = [0, 1].map((axis) => degrees.map((point) => point[axis]));
    const box = [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)].map((number) => Number(number.toFixed(DIGITS)));
    if (windowOf(box.join(","))) host.choose({ box: [box.join(",")] });
  }

  // A reader moved the map: the address has its middle, unless it says without that what is seen.
  moved() {
    const [lon, lat] = this.projection.degrees(...this.window.middle());
    const near = this.window.whole.width / this.window.view.width;
    const isMeant = this.window.isWhole && !this.state.box.length;
    host.moved({ map: isMeant ? "" : `${Number(lat.toFixed(FINE))},${Number(lon.toFixed(FINE))},${Number(near.toFixed(1))}` });
    this.seen = seenBy(host.state);
  }

  // Show what an address asks for, unless it is what is shown: a part, or the windows that are chosen, or all of it.
  look(state) {
    if (seenBy(state) === this.seen) return;
    this.seen = seenBy(state);
    const { whole } = this.window;
    const part = seenOf(state.map);
    if (!part) return this.window.show(state.box.length ? this.around(state.box) : whole);
    const [x, y] = this.projection.at(part.lon, part.lat);
    const [width, height] = [whole.width / part.near, whole.height / part.near];
    this.window.show({ left: x - width / 2, top: y - height / 2, width, height });
  }

  // The windows that are chosen, with some of what is around them.
  around(boxes) {
    const points = boxes.map(windowOf).flatMap(({ west, south, east, north }) => [[west, south], [west, north], [east, south], [east, north]]).map((point) => this.projection.at(...point));
    const [left, top] = [0, 1].map((axis) => Math.min(...points.map((point) => point[axis])));
    const [right, bottom] = [0, 1].map((axis) => Math.max(...points.map((point) => point[axis])));
    const { width, height } = this.window.whole;
    const wide = 1.2 * Math.max(right - left, ((bottom - top) * width) / height);
    const high = (wide * height) / width;
    return { left: (left + right - wide) / 2, top: (top + bottom - high) / 2, width: wide, height: high };
  }

  draw() {
    if (!this.selection) return;
    const { pixel, view } = this.window;
    for (const [pattern, transform] of this.patterns) pattern.setAttribute("patternTransform", `${transform} scale(${view.width / this.window.whole.width})`);
    const sizes = about.layers.at(svg.clientWidth > 600 ? 0 : -1);
    const scaled = Object.fromEntries(Object.entries(sizes).map(([name, size]) => [name, size * pixel]));
    this.live.setAttribute("font-size", scaled.text.toFixed(1));
    const marks = this.marks.marksOf(host.set.located.spots, this.events, scaled).map((mark) => this.mark(mark));
    const areas = this.areas(scaled.text);
    this.live.replaceChildren(...areas.map(([area]) => area), ...this.names(scaled.text, [...marks, ...areas.flatMap(([, number]) => number ?? [])]), ...this.boxes(), ...areas.flatMap(([, number]) => number ?? []), ...marks);
  }

  areas(size) {
    const { spots } = host.set.located;
    const shown = spots.map((spot, at) => [spot, this.events[at]]).filter(([spot, events]) => spot.shape && events.length);
    const most = Math.max(1, ...shown.map(([, events]) => events.length));
    // Larger areas first, and those with more events denser, so that their numbers are seen before they are read.
    return shown.sort(([a], [b]) => about.larger.includes(b.shape) - about.larger.includes(a.shape)).map(([spot, events]) => {
      const area = this.linked(spot, events, `kt-area${about.larger.includes(spot.shape) ? " kt-larger" : ""}`);
      const use = piece("use", { href: `${about.outlines}${spot.shape}`, "fill-opacity": (0.45 + 0.55 * Math.sqrt(events.length / most)).toFixed(2) });
      area.append(use);
      const isNamed = about.names.some(([, x, y]) => Math.hypot(x - spot.x, y - spot.y) < 2 * size);
      return [area, events.length > 1 ? piece("text", { class: "kt-number", x: spot.x, y: spot.y + (isNamed ? 1.3 * size : 0) }, host.number(events.length)) : null];
    });
  }

  mark({ x, y, radius, events, group, isExact }) {
    const mark = this.linked(group[0], events, isExact ? "kt-dot" : "kt-disc", group.length - 1);
    mark.append(piece("circle", { cx: x, cy: y, r: (radius * 1.001).toFixed(2) }));
    if (events.length > 1) mark.append(piece("text", { x, y }, host.number(events.length)));
    return mark;
  }

  // A sign leads to the page of its place, or of its event; its title says what it stands for.
  linked(spot, events, className, others = 0) {
    const place = host.set.words.place[spot.place];
    const name = place?.[1] ?? spot.name;
    const certain = events.filter((i) => this.selection.on[i] === 2).length;
    const called = others ? host.t.map_others.replace("{name}", name).replace("{count}", others) : name;
    const link = piece("a", { class: className, tabindex: -1 });
    if (place) link.setAttribute("href", new URL(`places/${place[0]}/${location.protocol === "file:" ? "index.html" : ""}`, host.root).href);
    else host.set.row(events[0]).then(([id]) => link.setAttribute("href", host.addressOf(id)));
    link.append(piece("title", {}, host.t.map_tip.replace("{name}", called).replace("{events}", host.countWords(certain, events.length))));
    return link;
  }

  // The names of larger shapes, each as near to its middle as it covers no sign; where there is no room, none.
  names(size, signs) {
    const taken = signs.map((sign) => {
      const [circle] = sign.getElementsByTagName("circle");
      const [x, y, half] = circle ? ["cx", "cy", "r"].map((name) => Number(circle.getAttribute(name))) : [Number(sign.getAttribute("x")), Number(sign.getAttribute("y")), size * 0.6];
      return [x, y, half, half];
    });
    const rows = [0, -1.2, 1.2, -2.4, 2.4, -3.6, 3.6, -4.8, 4.8];
    return about.names.flatMap(([name, x, y]) => {
      const half = 0.3 * size * name.length;
      const isFree = (down) => taken.every(([cx, cy, w, h]) => Math.abs(cx - x) > w + half || Math.abs(cy - y - down) > h + 0.5 * size);
      const row = rows.find((step) => isFree(step * size));
      if (row === undefined) return [];
      taken.push([x, y + row * size, half, 0.5 * size]);
      return piece("text", { x, y: y + row * size }, name);
    });
  }

  // The windows that are chosen: their edges follow the degrees, and so are curved.
  boxes() {
    return (this.state?.box ?? []).map(windowOf).map(({ west, south, east, north }) => {
      const along = (from, to) => Array.from({ length: 12 }, (_, at) => from + ((to - from) * at) / 12);
      const edge = [...along(west, east).map((lon) => [lon, north]), ...along(north, south).map((lat) => [east, lat]), ...along(east, west).map((lon) => [lon, south]), ...along(south, north).map((lat) => [west, lat])];
      return piece("path", { class: "kt-window", d: `M${edge.map(([lon, lat]) => this.projection.at(lon, lat).map((number) => number.toFixed(1)).join(" ")).join("L")}z` });
    });
  }

  // The table says the same: rows of places without an event of the set are left out.
  tell() {
    const counts = new Map(host.set.words.place.map(([id]) => [id, 0]));
    const { place } = host.set;
    for (let i = 0; i < host.set.size; i += 1) if (this.selection.on[i]) for (let at = place.from[i]; at < place.from[i + 1]; at += 1) counts.set(host.set.words.place[place.values[at]][0], counts.get(host.set.words.place[place.values[at]][0]) + 1);
    const isWhole = this.selection.possible === host.set.size;
    page.querySelector(".kt-places").classList.toggle("kt-is-part", !isWhole);
    for (const row of page.querySelectorAll(".kt-places tr[data-place]")) {
      const count = counts.get(row.dataset.place);
      if (count === undefined) row.hidden = !isWhole;
      else {
        row.hidden = !count;
        row.cells[1].textContent = host.number(count);
      }
    }
  }
}

function seenBy({ map, box }) {
  return `${map} ${box.join()}`;
}

function piece(name, attributes, text = null) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== null) made.textContent = text;
  return made;
}
