// Where events were, as exactly as the record knows it: areas, spots, and places as a whole. `exports/event_spots.py`
// says what the files hold.
import { windowOf } from "./address.js";

const FIRST = 48; // the letter of 0
const EXACT = 0;

export async function loadSpots(set) {
  const located = new Located(set.size);
  for (const part of set.shards("spots")) {
    located.append(await part);
    await new Promise((done) => setTimeout(done));
  }
  set.located = located;
  return located;
}

class Located {
  constructor(size) {
    this.of = Array(size);
    this.spots = [];
    this.known = new Map();
    this.filled = 0;
  }

  // Take in the spots of the next events; what several shards name is one spot.
  append({ spots, counts, of }) {
    const places = spots.map((spot) => this.placeOf(spot));
    let read = 0;
    for (let at = 0; at < counts.length; at += 1) {
      const length = counts.charCodeAt(at) - FIRST;
      this.of[this.filled] = of.slice(read, read + length).map((number) => places[number]);
      read += length;
      this.filled += 1;
    }
  }

  placeOf(row) {
    const key = JSON.stringify(row);
    if (!this.known.has(key)) {
      const [kind, place, name, x, y, reach, shape, west, south, east, north] = row;
      this.known.set(key, this.spots.length);
      this.spots.push({ kind, place, name, x, y, reach, shape, isExact: kind === EXACT, around: { west, south, east, north } });
    }
    return this.known.get(key);
  }

  // Whether an event was in one of some windows: 0 no, 1 possibly, 2 certainly.
  within(i, boxes) {
    const windows = boxes.map(windowOf);
    let held = 0;
    for (const spot of this.of[i]) for (const window of windows) held = Math.max(held, heldIn(this.spots[spot], window));
    return held;
  }
}

// A place as a whole, of which only the middle is known, is never certain.
function heldIn({ kind, around }, window) {
  if (around.east < window.west || around.west > window.east || around.north < window.south || around.south > window.north) return 0;
  const isInside = around.west >= window.west && around.east <= window.east && around.south >= window.south && around.north <= window.north;
  return isInside && kind !== 1 ? 2 : 1;
}
