// The set: all events as columns of numbers, and what of them is chosen. The ledger, the drawing and the counts beside
// the filters come of one pass over the columns. `exports/event_set.py` says what the files hold.
import { DAY, partsOf } from "./calendar.js";
import { counter, emptyCounts, testsOf } from "./selecting.js";

const FIRST = 48; // the letter of 0
const NEVER = 6; // the grain of what no unit certainly holds

export async function loadSet(folder) {
  const words = await fetched(new URL("set/words.json", folder));
  const shards = Math.ceil(words.events / words.shard);
  const set = new EventSet(words, folder);
  const parts = Array.from({ length: shards }, (_, at) => fetched(new URL(`set/${at}.json`, folder)));
  for (const part of parts) {
    set.append(await part);
    await new Promise((done) => setTimeout(done)); // a shard is a task of its own
  }
  set.close();
  return set;
}

// A page that was opened as a file has its data in a script beside it, since it may fetch nothing.
export async function fetched(address) {
  const here = globalThis.ktFiles?.[address.pathname.split("/").slice(-2).join("/")];
  if (here) return here;
  const reply = await fetch(address);
  if (!reply.ok) throw new Error(`${address}: ${reply.status}`);
  return reply.json();
}

export class EventSet {
  constructor(words, folder) {
    this.words = words;
    this.folder = folder;
    this.size = words.events;
    this.filled = 0;
    this.day = 0;
    for (const name of ["start", "latest", "ended", "end", "changed", "key"]) this[name] = new Int32Array(this.size);
    for (const name of ["first", "last"]) this[name] = new Float64Array(this.size);
    for (const name of ["kind", "status", "year"]) this[name] = new Uint16Array(this.size);
    for (const name of ["grain", "open", "sure"]) this[name] = new Uint8Array(this.size);
    this.cast = new Lists(this.size);
    this.place = new Lists(this.size);
    this.tag = new Lists(this.size);
    this.figures = new Lists(this.size, Float64Array); // a count may be a million millions
    this.wide = []; // events of more than one possible day, which are few
    this.around = words.place.map((_, place) => [...pathOf(words.place, place)]);
    this.kept = new Map();
  }

  // Take in the columns of the next events.
  append(shard) {
    const from = this.filled;
    for (let at = 0; at < shard.day.length; at += 1) {
      const i = from + at;
      this.day = (at ? this.day : 0) + shard.day[at];
      this.start[i] = this.latest[i] = this.ended[i] = this.end[i] = this.day;
      this.kind[i] = shard.kind.charCodeAt(at) - FIRST;
      this.status[i] = shard.status.charCodeAt(at) - FIRST;
      this.sure[i] = shard.sure.charCodeAt(at) - FIRST;
      this.grain[i] = shard.grain.charCodeAt(at) - FIRST;
      this.changed[i] = shard.changed[at];
    }
    for (const [at, latest, ended, end, open] of shard.wide) {
      const i = from + at;
      this.latest[i] += latest;
      this.ended[i] += ended;
      this.end[i] += end;
      this.open[i] = open;
      this.wide.push(i);
    }
    for (let i = from; i < from + shard.day.length; i += 1) {
      this.first[i] = this.start[i] * DAY;
      this.last[i] = this.latest[i] * DAY + DAY - 1;
      this.key[i] = keyOf(this.open[i] & 1 ? this.end[i] : this.start[i], shard.known.charCodeAt(i - from) - FIRST);
    }
    for (const [at, first, last] of shard.time) {
      this.last[from + at] = this.first[from + at] + last;
      this.first[from + at] += first;
    }
    this.cast.append(shard.cast, shard.of_cast);
    this.place.append(shard.places, shard.of_places, (places) => [...new Set(places.flatMap((place) => this.around[place]))]);
    this.tag.append(shard.tags, shard.of_tags);
    this.figures.append(shard.figures, shard.of_figures);
    this.filled += shard.day.length;
  }

  // Whether an event lies in a period, from one day to another: 0 no, 1 possibly, 2 certainly.
  within(i, from, to) {
    if (this.end[i] < from || this.start[i] > to) return 0;
    if (this.grain[i] === NEVER) return 1;
    const began = this.start[i] >= from && this.latest[i] <= to;
    const ended = !(this.open[i] & 2) && this.ended[i] >= from && this.end[i] <= to;
    const went = this.latest[i] <= this.ended[i] && this.latest[i] <= to && this.ended[i] >= from;
    return began || ended || went ? 2 : 1;
  }

  // All events are there: the years under which they stand, each a choice as the words of the record are.
  close() {
    const places = new Map();
    for (let i = 0; i < this.size; i += 1) places.set(Math.floor(this.key[i] / 10000), 0);
    const years = [...places.keys()].sort((a, b) => a - b);
    for (const [at, year] of years.entries()) places.set(year, at);
    for (let i = 0; i < this.size; i += 1) this.year[i] = places.get(Math.floor(this.key[i] / 10000));
    this.words.year = years.map((year) => Array(2).fill(String(year).padStart(4, "0")));
  }

  // Whether a measure lies within bounds: 0 no, 1 possibly, 2 certainly.
  inBounds(i, measure, { least, most }) {
    const { from, values } = this.figures;
    for (let at = from[i]; at < from[i + 1]; at += 3) {
      if (values[at] !== measure) continue;
      const low = values[at + 1];
      const high = values[at + 2] < 0 ? Infinity : values[at + 2];
      if (high < (least ?? 0) || low > (most ?? Infinity)) return 0;
      return low >= (least ?? 0) && high <= (most ?? Infinity) ? 2 : 1;
    }
    return 0;
  }

  // Where events were, which only the map and its window need: loaded once, by the same shards.
  async locate() {
    this.spots ??= (await import("./spots.js")).loadSpots(this);
    return this.spots;
  }

  // What a state chooses: for each event 0, 1 (possibly) or 2 (certainly), how many, and the counts of every choice.
  select(state) {
    const tests = testsOf(this, state);
    const on = new Uint8Array(this.size);
    const counts = emptyCounts(this.words);
    const count = counter(this, state, counts);
    let [certain, possible] = [0, 0];
    for (let i = 0; i < this.size; i += 1) {
      let found = 2;
      let fails = 0;
      let failed = "";
      for (let at = 0; at < tests.length; at += 1) {
        const held = tests[at].test(i);
        if (held === 1) found = 1;
        if (held) continue;
        fails += 1;
        failed = tests[at].key;
        if (fails > 1) break;
      }
      if (fails > 1) continue;
      if (fails === 0 && found === 2) certain += 1;
      if (state.only === "certain" && found < 2) continue;
      if (fails === 0) {
        on[i] = found;
        possible += 1;
      }
      count(i, failed, found); // what failed one filter alone counts for the other choices of that one
    }
    counts.only = certain;
    return { on, certain, possible, counts };
  }

  // Id, title, date in words and sign of an event; a promise, since they come in shares.
  async row(i) {
    const share = Math.floor(i / this.words.rows);
    if (!this.kept.has(share)) this.kept.set(share, fetched(new URL(`rows/${share}.json`, this.folder)));
    return (await this.kept.get(share))[i % this.words.rows];
  }
}

// Lists of numbers, one for each event, one behind the other.
class Lists {
  constructor(size, Numbers = Int32Array) {
    this.from = new Uint32Array(size + 1);
    this.values = new Numbers(size);
    this.filled = 0;
    this.used = 0;
  }

  append(counts, numbers, change = null) {
    let read = 0;
    for (let at = 0; at < counts.length; at += 1) {
      const length = counts.charCodeAt(at) - FIRST;
      const own = change ? change(numbers.slice(read, read + length)) : null;
      const kept = own ? own.length : length;
      if (this.used + kept > this.values.length) this.grow(kept);
      for (let k = 0; k < kept; k += 1) this.values[this.used + k] = own ? own[k] : numbers[read + k];
      this.used += kept;
      read += length;
      this.filled += 1;
      this.from[this.filled] = this.used;
    }
  }

  grow(more) {
    const larger = new this.values.constructor(2 * this.values.length + more);
    larger.set(this.values);
    this.values = larger;
  }
}

function* pathOf(places, place) {
  for (let at = place, steps = 0; at >= 0 && steps <= places.length; at = places[at][2], steps += 1) yield at;
}

// Where an event stands, as a number that its digits spell: year, month, day, of which the unknown ones are 0.
function keyOf(day, known) {
  const [year, month, date] = partsOf(day);
  return year * 10000 + (known > 0 ? month * 100 : 0) + (known > 1 ? date : 0);
}
