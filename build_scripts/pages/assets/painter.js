// The drawing on a canvas: bins of all events and of each lane, marks of single events, ticks. Solid is certain, striped
// is possible. What it costs depends on its pixels: a bin is counted at once, whatever the number of events.
import { DAY, bucketOf, firstOf, labelOf, levelFor, ticks } from "./calendar.js";

export const TALL = 96;
export const LANE = 30;
export const MARK = 28;
export const MARKS = 8;
const ROW = 16;
const NAME = 14;
const STRIPE = 3; // one line and two of ground
const BAR = 15; // how far below its name the bar of a mark begins

// How high a drawing is that has room for so many lanes and marks.
export function heightOf(lanes, marks = 0) {
  return TALL + lanes * (LANE + NAME) + marks * MARK + 3 * ROW + 18;
}

// Where the units of a view begin: in minutes, and in pixels. All lanes of a drawing share them.
export function edgesOf(view, width, level) {
  const scale = width / (view.to - view.from);
  const edges = { minutes: [], pixels: [] };
  for (let bucket = bucketOf(level, view.from); ; bucket += 1) {
    const minute = firstOf(level, bucket);
    edges.minutes.push(minute);
    edges.pixels.push(Math.round((minute - view.from) * scale));
    if (minute >= view.to) return edges;
  }
}

// The bins of a drawing: where each begins and ends, and its counts, which `count` gives for a level and its edges.
export function binsOf({ minutes, pixels }, level, count) {
  const [certain, possible] = count(level, minutes);
  const bins = [];
  for (let at = 0; at < possible.length; at += 1) {
    if (possible[at]) bins.push({ left: pixels[at], right: Math.max(pixels[at + 1], pixels[at] + 1), certain: certain[at], possible: possible[at] });
  }
  return bins;
}

export function paint(context, drawing) {
  const { view, width, height, lanes, colours } = drawing;
  context.clearRect(0, 0, width, height);
  const level = levelFor((view.to - view.from) / width);
  let top = 0;
  const edges = edgesOf(view, width, level);
  const main = binsOf(edges, level, drawing.count);
  const highest = most(main);
  paintBins(context, main, top, TALL, highest, colours);
  top += TALL;
  const rows = lanes.map((lane) => binsOf(edges, level, lane.count));
  const highestLane = Math.max(1, ...rows.map(most));
  for (const bins of rows) {
    paintBins(context, bins, top + NAME, LANE - 4, highestLane, colours);
    top += LANE + NAME;
  }
  top += 6;
  for (const mark of drawing.marks) {
    paintMark(context, mark, drawing, top);
    top += MARK;
  }
  paintAxis(context, drawing, height - 3 * ROW - 8);
  if (drawing.chosen) paintChosen(context, drawing);
  return { level, highest };
}

// What stays while one moves: the names of the lanes and the lines on which bars stand. It is painted once.
export function paintGround(context, { width, lanes, colours }) {
  context.fillStyle = colours.line;
  for (let lane = 0; lane <= lanes.length; lane += 1) context.fillRect(0, TALL + lane * (LANE + NAME) - (lane ? 4 : 0), width, 1);
  for (const [at, { label }] of lanes.entries()) write(context, label, 0, TALL + at * (LANE + NAME) + NAME - 2, colours.ink);
}

// The period that is chosen, as a ground behind what is drawn.
function paintChosen(context, { view, width, chosen, colours }) {
  const [from, to] = chosen.map((minute) => Math.round(((minute - view.from) * width) / (view.to - view.from)));
  context.globalCompositeOperation = "destination-over";
  context.fillStyle = colours.wash;
  context.fillRect(from, 0, Math.max(to - from, 1), TALL);
  context.globalCompositeOperation = "source-over";
}

function most(bins) {
  return bins.reduce((high, bin) => Math.max(high, bin.possible), 1);
}

// Bars: the possible ones whole, then cut into stripes all at once, then the certain ones over them. To fill each with a
// pattern would take twice as long.
export function paintBins(context, bins, top, height, highest, colours) {
  const bottom = top + height;
  const tall = (count) => Math.max(2, Math.round((height * count) / highest));
  const rough = bins.filter(({ certain, possible }) => possible > certain);
  if (rough.length) {
    context.fillStyle = colours.possible;
    bars(context, rough, (bin) => tall(bin.possible), bottom);
    const [from, end] = [rough[0].left, rough.at(-1).right];
    const [ceiling, floor] = [bottom - tall(most(rough)), bottom - Math.min(...rough.map(({ certain }) => certain && tall(certain)))];
    for (let y = top + 1; y < floor; y += STRIPE) if (y + STRIPE > ceiling) context.clearRect(from, y, end - from, Math.min(STRIPE - 1, bottom - y));
  }
  context.fillStyle = colours.certain;
  bars(context, bins, (bin) => bin.certain && tall(bin.certain), bottom);
}

// Bars that touch and are equally high are one rectangle.
function bars(context, bins, heightAt, bottom) {
  let [left, right, height] = [0, 0, 0];
  const close = () => height && context.fillRect(left, bottom - height, right - left, height);
  for (const bin of bins) {
    const next = heightAt(bin);
    if (next !== height || bin.left !== right) {
      close();
      [left, height] = [bin.left, next];
    }
    right = bin.right;
  }
  close();
}

// A single event: its possible days striped, the certain ones solid, never narrower than they are.
function paintMark(context, mark, { view, width, colours, widths }, top) {
  const scale = width / (view.to - view.from);
  const x = (minute) => Math.min(Math.max((minute - view.from) * scale, -2), width + 2);
  const [left, right] = [Math.floor(x(mark.from)), Math.ceil(x(mark.to))];
  context.fillStyle = colours.possible;
  for (let y = 0; y < 10; y += STRIPE) context.fillRect(left, top + BAR + y, Math.max(right - left, 2), 1);
  if (mark.sure) {
    const [first, last] = mark.sure.map(x);
    context.fillStyle = colours.certain;
    context.fillRect(Math.floor(first), top + BAR, Math.max(Math.ceil(last) - Math.floor(first), 2), 10);
  }
  context.fillStyle = colours.certain;
  if (mark.goesOn && right >= width - 2) arrow(context, width, top + BAR, -8);
  if (mark.opens && left <= 2) arrow(context, 0, top + BAR, 8);
  if (!mark.label) return;
  const { label, size } = fitted(context, mark.label, width, widths);
  write(context, label, Math.floor(Math.min(Math.max(left, 0), width - 4 - size)), top + BAR - 4, colours.ink);
}

// As much of a text as a drawing has room for, and how wide that is. It is kept: to measure a text takes as long as to
// draw it, and the same texts come in every frame.
function fitted(context, words, width, widths) {
  if (!widths.has(words)) {
    let label = words;
    for (let length = words.length - 1; length > 0 && context.measureText(label).width > width - 4; length -= 1) label = `${words.slice(0, length).trimEnd()}…`;
    widths.set(words, { label, size: context.measureText(label).width });
  }
  return widths.get(words);
}

function arrow(context, tip, top, back) {
  context.beginPath();
  context.moveTo(tip + back, top);
  context.lineTo(tip, top + 5);
  context.lineTo(tip + back, top + 10);
  context.fill();
}

function paintAxis(context, { view, width, colours, months, shortMonths, widths }, top) {
  const scale = width / (view.to - view.from);
  for (const [row, { unit, items }] of ticks(view, width).entries()) {
    const names = row ? months : shortMonths;
    const y = top + ROW * row;
    let free = 0;
    for (const [index, at] of items.entries()) {
      const x = Math.round((at - view.from) * scale);
      context.fillStyle = colours.line;
      if (x >= 0) context.fillRect(x, y, 1, row ? ROW : 5);
      const next = items[index + 1];
      const label = labelOf(unit, at, names);
      const place = Math.max(x + 3, 2); // a unit that began before the view is named at its edge
      const { size } = fitted(context, label, width, widths);
      const end = next === undefined ? width : (next - view.from) * scale;
      if (place < free || (x < 0 && place + size > end - 4) || place + size > width) continue;
      write(context, label, place, y + 13, row ? colours.ink : colours.soft);
      free = place + size + 4;
    }
  }
}

function write(context, words, x, y, colour) {
  context.fillStyle = colour;
  context.fillText(words, x, y);
}

// What a mark shows of an event, in minutes. Of a known day without a time the day is certain, and no hour of it.
export function markOf(set, i, label, level) {
  const isOneDay = set.start[i] === set.end[i];
  const [from, to] = isOneDay ? [set.first[i], set.last[i] + 1] : [set.start[i] * DAY, (set.end[i] + 1) * DAY];
  const isKnown = set.grain[i] < 6 && set.latest[i] <= set.ended[i] && (set.grain[i] === 0 || level !== "hour" || !isOneDay);
  const sure = isOneDay ? [from, to] : [set.latest[i] * DAY, (set.ended[i] + 1) * DAY];
  return { from, to, sure: isKnown ? sure : null, opens: Boolean(set.open[i] & 1), goesOn: Boolean(set.open[i] & 2), label };
}
