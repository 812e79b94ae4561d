// What is seen of a map, in its units: moved and zoomed by buttons, keys, wheel and pointers; a rectangle can be drawn.
const CLOSEST = 40; // how many times as near one can come
const LEAST = 0.02; // a rectangle of less than this share of the view was a click

export class Window {
  // `changed` is called when the view is another one, `moved` when a reader made it so, `drawn` with the two corners of a
  // rectangle.
  constructor(frame, svg, { changed, moved, drawn }) {
    Object.assign(this, { frame, svg, changed, report: moved, drawn });
    const [left, top, width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
    this.whole = { left, top, width, height };
    this.view = this.whole;
    this.pointers = new Map();
    this.brush = document.createElementNS(svg.namespaceURI, "rect");
    this.brush.setAttribute("class", "kt-window");
    const on = (kind, handle) => frame.addEventListener(kind, handle, { passive: false });
    on("keydown", (event) => this.key(event));
    on("wheel", (event) => this.wheel(event));
    on("pointerdown", (event) => this.down(event));
    on("pointermove", (event) => this.moved(event));
    for (const kind of ["pointerup", "pointercancel"]) on(kind, (event) => this.up(event));
  }

  get isWhole() {
    return this.view.width >= this.whole.width;
  }

  // How many units a pixel is.
  get pixel() {
    return this.view.width / Math.max(this.svg.clientWidth, 1);
  }

  show(view) {
    const width = Math.min(Math.max(view.width, this.whole.width / CLOSEST), this.whole.width);
    const height = (width * this.whole.height) / this.whole.width;
    const { left: x, top: y } = this.whole;
    const left = Math.min(Math.max(view.left + (view.width - width) / 2, x), x + this.whole.width - width);
    const top = Math.min(Math.max(view.top + (view.height - height) / 2, y), y + this.whole.height - height);
    this.view = { left, top, width, height };
    this.svg.setAttribute("viewBox", [left, top, width, height].map((number) => number.toFixed(1)).join(" "));
    this.frame.classList.toggle("kt-is-near", !this.isWhole); // then fingers move the map, and not the page
    cancelAnimationFrame(this.asked);
    this.asked = requestAnimationFrame(() => this.changed());
  }

  move(view) {
    this.show(view);
    this.report();
  }

  // Make the view so many times as wide; what lies at a point stays there.
  zoom(by, [x, y] = this.middle()) {
    const { left, top, width, height } = this.view;
    const [across, down] = [(x - left) / width, (y - top) / height];
    const wide = Math.min(Math.max(width * by, this.whole.width / CLOSEST), this.whole.width);
    const high = (wide * this.whole.height) / this.whole.width;
    this.move({ left: x - across * wide, top: y - down * high, width: wide, height: high });
  }

  pan(across, down) {
    const { left, top, width, height } = this.view;
    this.move({ left: left + across * width, top: top + down * height, width, height });
  }

  middle() {
    return [this.view.left + this.view.width / 2, this.view.top + this.view.height / 2];
  }

  act(name) {
    const acts = { in: () => this.zoom(0.5), out: () => this.zoom(2), whole: () => this.move(this.whole), choose: () => this.chooseView() };
    acts[name]?.();
  }

  chooseView() {
    const { left, top, width, height } = this.view;
    this.drawn([left, top], [left + width, top + height]);
  }

  key(event) {
    const pans = { ArrowLeft: [-0.2, 0], ArrowRight: [0.2, 0], ArrowUp: [0, -0.2], ArrowDown: [0, 0.2] };
    const acts = { "+": "in", "=": "in", "-": "out", 0: "whole", Enter: "choose" };
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== this.frame) return;
    if (event.key in pans) this.pan(...pans[event.key]);
    else if (event.key in acts) this.act(acts[event.key]);
    else return;
    event.preventDefault();
  }

  wheel(event) {
    if (!event.ctrlKey && document.activeElement !== this.frame) return;
    event.preventDefault();
    this.zoom(2 ** (event.deltaY / (event.ctrlKey ? 80 : 240)), this.pointOf(event));
  }

  pointOf({ clientX, clientY }) {
    const box = this.svg.getBoundingClientRect();
    const { left, top, width, height } = this.view;
    return [left + ((clientX - box.left) / box.width) * width, top + ((clientY - box.top) / box.height) * height];
  }

  down(event) {
    if (event.button) return;
    this.pointers.set(event.pointerId, this.pointOf(event));
    this.start = event.shiftKey && this.pointers.size === 1 ? this.pointOf(event) : null;
    if (this.start) event.preventDefault();
  }

  moved(event) {
    const before = this.pointers.get(event.pointerId);
    if (!before) return;
    const now = this.pointOf(event);
    if (this.start) this.drawBrush(now);
    else if (this.pointers.size === 2) {
      const [other] = [...this.pointers].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
      const apart = (point) => Math.hypot(point[0] - other[0], point[1] - other[1]);
      if (apart(now) > 4 * this.pixel) this.zoom(apart(before) / apart(now), other);
      this.pointers.set(event.pointerId, this.pointOf(event));
    } else if (!this.isWhole) {
      this.frame.setPointerCapture(event.pointerId);
      this.pan((before[0] - now[0]) / this.view.width, (before[1] - now[1]) / this.view.height);
    }
  }

  drawBrush(now) {
    const corners = [0, 1].map((axis) => [this.start[axis], now[axis]].sort((a, b) => a - b));
    const [[x, right], [y, bottom]] = corners;
    for (const [name, value] of Object.entries({ x, y, width: right - x, height: bottom - y })) this.brush.setAttribute(name, value.toFixed(1));
    this.svg.append(this.brush);
  }

  up(event) {
    this.pointers.delete(event.pointerId);
    if (!this.start) return;
    const [start, end] = [this.start, this.pointOf(event)];
    this.start = null;
    this.brush.remove();
    const isLarge = [0, 1].every((axis) => Math.abs(start[axis] - end[axis]) > LEAST * this.view.width);
    if (event.type === "pointerup" && isLarge) this.drawn([0, 1].map((axis) => Math.min(start[axis], end[axis])), [0, 1].map((axis) => Math.max(start[axis], end[axis])));
  }
}
