// How many events began in any unit of the calendar, certainly and possibly: as `timeline/pyramid.py` counts them. Two
// sorted lists and one for each level answer for a unit in log n, however many events there are.
import { LEVELS } from "./calendar.js";

export class Pyramid {
  // The first and the last possible minutes of beginnings, each sorted; and by the first ones the grain: the level of the
  // unit that certainly holds it.
  constructor(starts, latest, grain) {
    Object.assign(this, { size: starts.length, starts, latest, grain, held: new Map() });
  }

  // What began in the minutes from one on and before another, which are the bounds of a unit of a level.
  count(level, from, to) {
    const held = this.within(level);
    return [below(held, to) - below(held, from), below(this.starts, to) - below(this.latest, from)];
  }

  // The same of every unit between edges that follow one another: certain and possible ones, each a list.
  counts(level, edges) {
    const units = edges.length - 1;
    const [held, starts, latest] = rows(edges.length);
    ranks(this.within(level), edges, held);
    ranks(this.starts, edges, starts);
    ranks(this.latest, edges, latest);
    const [certain, possible] = [new Array(units), new Array(units)];
    for (let at = 0; at < units; at += 1) {
      certain[at] = held[at + 1] - held[at];
      possible[at] = starts[at + 1] - latest[at];
    }
    return [certain, possible];
  }

  within(level) {
    if (!this.held.has(level)) {
      const most = LEVELS.indexOf(level);
      const held = new Float64Array(this.size);
      let filled = 0;
      for (let at = 0; at < this.size; at += 1) if (this.grain[at] <= most) held[filled++] = this.starts[at];
      this.held.set(level, held.subarray(0, filled));
    }
    return this.held.get(level);
  }
}

// How many of sorted numbers are less than one.
export function below(numbers, number) {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numbers[middle] < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

// The same of ascending numbers, put into `found`: each is looked for from where the last one was, in steps that double.
function ranks(numbers, edges, found) {
  let low = 0;
  for (let at = 0; at < edges.length; at += 1) {
    const edge = edges[at];
    let step = 1;
    while (low + step <= numbers.length && numbers[low + step - 1] < edge) step *= 2;
    let high = Math.min(low + step - 1, numbers.length);
    low += step >> 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (numbers[middle] < edge) low = middle + 1;
      else high = middle;
    }
    found[at] = low;
  }
}

// Three rows to count in, the same ones each time: to make new ones for every lane takes as long as the counting.
let held = [];
function rows(size) {
  if (!(held[0]?.length >= size)) held = Array.from({ length: 3 }, () => new Uint32Array(size));
  return held;
}
