// The columns of the set that few selections need, and the holders of single choices: each is loaded when something asks
// for it. `exports/event_columns.py` says what the files hold.
const FIRST = 48; // the letter of 0

// By what a filter is counted and chosen: kinds and years are among the columns that every view needs.
export const COLUMN_OF = { status: "status", actor: "cast", as: "cast", place: "place", tag: "tag", measure: "figures", differ: "sure", single: "sure", changed: "changed" };

const MAKERS = {
  status: (set) => new Letters(set.size),
  sure: (set) => new Letters(set.size),
  changed: (set) => new Numbers(set.size),
  cast: (set) => new Lists(set.size),
  place: (set) => new Lists(set.size, { change: (places) => [...new Set(places.flatMap((place) => set.around[place]))] }),
  tag: (set) => new Lists(set.size),
  figures: (set) => new Lists(set.size, { Numbers: Float64Array }), // a count may be a million millions
};

// A column as it is read: a text or a list of a shard after the other.
export async function readColumn(set, name, parts) {
  const column = MAKERS[name](set);
  for (const part of parts) {
    column.append(await part);
    await new Promise((done) => setTimeout(done)); // a shard is a task of its own
  }
  return column.whole;
}

// Which events are at some places, each told as the difference from the one before: 1 for each of them.
export function heldBy(size, steps) {
  const held = new Uint8Array(size);
  let at = 0;
  for (const step of steps) held[(at += step)] = 1;
  return held;
}

class Letters {
  constructor(size) {
    this.whole = new Uint16Array(size);
    this.filled = 0;
  }

  append(text) {
    for (let at = 0; at < text.length; at += 1) this.whole[this.filled++] = text.charCodeAt(at) - FIRST;
  }
}

class Numbers {
  constructor(size) {
    this.whole = new Int32Array(size);
    this.filled = 0;
  }

  append(numbers) {
    this.whole.set(numbers, this.filled);
    this.filled += numbers.length;
  }
}

// Lists of numbers, one for each event, one behind the other.
class Lists {
  constructor(size, { Numbers = Int32Array, change = null } = {}) {
    this.from = new Uint32Array(size + 1);
    this.values = new Numbers(size);
    this.change = change;
    this.filled = 0;
    this.used = 0;
  }

  get whole() {
    return this;
  }

  append([counts, numbers]) {
    let read = 0;
    for (let at = 0; at < counts.length; at += 1) {
      const length = counts.charCodeAt(at) - FIRST;
      const own = this.change ? this.change(numbers.slice(read, read + length)) : null;
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
