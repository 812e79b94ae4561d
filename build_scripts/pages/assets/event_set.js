// The set: all events as columns of numbers, and what of them is chosen. The ledger, the drawing and the counts beside
// the filters come of one pass over the columns. `exports/event_set.py` says what the files hold.
import { DAY, partsOf } from "./calendar.js";
import { COLUMN_OF, heldBy, readColumn } from "./columns.js";
import { counter, emptyCounts, needsOf, testsOf } from "./selecting.js";

const FIRST = 48; // the letter of 0
const NEVER = 6; // the grain of what no unit certainly holds

export async function loadSet(folder) {
  const words = await fetched(new URL("set/words.json", folder));
  const set = new EventSet(words, folder);
  for (const part of set.shards("set")) {
    set.append(await part);
    await new Promise((done) => setTimeout(done)); // a shard is a task of its own
  }
  set.close();
  return set;
}

// A page that was opened as a file has its data in a script beside it, since it may fetch nothing.
export async function fetched(address) {
  const here = globalThis.ktFiles?.[address.pathname.split("/timeline/").at(-1)];
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
    for (const name of ["start", "latest", "ended", "end", "key"]) this[name] = new Int32Array(this.size);
    for (const name of ["first", "last"]) this[name] = new Float64Array(this.size);
    for (const name of ["kind", "year"]) this[name] = new Uint16Array(this.size);
    for (const name of ["grain", "open"]) this[name] = new Uint8Array(this.size);
    for (const name of Object.values(COLUMN_OF)) this[name] = null; // until something asks for it
    this.coming = new Map(); // columns and holders that were asked for
    this.held = new Map();
    this.wide = []; // events of more than one possible day, which are few
    this.around = words.place.map((_, place) => [...pathOf(words.place, place)]);
    this.kept = new Map();
  }

  // The files of all shards of a kind, all of them asked for.
  shards(name) {
    return Array.from({ length: Math.ceil(this.size / this.words.shard) }, (_, at) => fetched(new URL(`${name}/${at}.json`, this.folder)));
  }

  // Take in the columns of the next events.
  append(shard) {
    const from = this.filled;
    const leaps = new Map(shard.leap);
    for (let at = 0; at < shard.day.length; at += 1) {
      const i = from + at;
      const [grain, known, latest, ended, end, open] = shard.forms[shard.form.charCodeAt(at) - FIRST];
      this.day = (at ? this.day : 0) + (leaps.get(at) ?? shard.day.charCodeAt(at) - FIRST);
      this.start[i] = this.day;
      this.latest[i] = this.day + latest;
      this.ended[i] = this.day + ended;
      this.end[i] = this.day + end;
      this.open[i] = open;
      this.grain[i] = grain;
      this.kind[i] = shard.kind.charCodeAt(at) - FIRST;
      this.first[i] = this.day * DAY;
      this.last[i] = this.latest[i] * DAY + DAY - 1;
      this.key[i] = keyOf(open & 1 ? this.end[i] : this.day, known);
      if (end || open) this.wide.push(i);
    }
    for (const [at, first, last] of shard.time) {
      this.last[from + at] = this.first[from + at] + last;
      this.first[from + at] += first;
    }
    this.filled += shard.day.length;
  }

  // Load what a state asks for, and what tells the counts of some filters under it.
  async prepare(state, counted = []) {
    const { columns, choices } = needsOf(this, state, counted);
    await Promise.all([...columns.map((name) => this.column(name)), ...choices.map((path) => this.holders(path))]);
  }

  column(name) {
    return this.once(name, async () => (this[name] = await readColumn(this, name, this.shards(`columns/${name}`))));
  }

  // Who has a choice, by its filter and its id.
  holders(path) {
    return this.once(path, async () => this.held.set(path, heldBy(this.size, await fetched(new URL(`of/${path}.json`, this.folder)))));
  }

  // What was asked for is there or on its way; what did not come is asked for again.
  once(name, load) {
    if (!this.coming.has(name)) this.coming.set(name, load());
    this.coming.get(name).catch(() => this.coming.delete(name));
    return this.coming.get(name);
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

  // What a state chooses, once `prepare` has loaded what that takes: for each event 0, 1 (possibly) or 2 (certainly), how
  // many, and the counts of every choice that is known; null for a filter whose column has not been asked for.
  select(state) {
    const tests = testsOf(this, state);
    const on = new Uint8Array(this.size);
    const counts = emptyCounts(this, state);
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

function* pathOf(places, place) {
  for (let at = place, steps = 0; at >= 0 && steps <= places.length; at = places[at][2], steps += 1) yield at;
}

// Where an event stands, as a number that its digits spell: year, month, day, of which the unknown ones are 0.
function keyOf(day, known) {
  const [year, month, date] = partsOf(day);
  return year * 10000 + (known > 0 ? month * 100 : 0) + (known > 1 ? date : 0);
}
