// What a state asks of an event, and the counts beside the choices. `timeline/criteria.py` asks the same in Python.
import { DAY } from "./calendar.js";

// The tests of a state, each by the filter whose other choices are counted without it.
export function testsOf(set, state) {
  const tests = [];
  const add = (key, test) => tests.push({ key, test });
  const chosen = (key) => placesOf(set, state, key);
  for (const key of ["kind", "status", "year"]) {
    const wanted = chosen(key);
    if (wanted.size) add(key, (i) => (wanted.has(set[key][i]) ? 2 : 0));
  }
  for (const key of ["place", "tag"]) {
    const wanted = chosen(key);
    if (wanted.size) add(key, (i) => (some(set[key], i, (value) => wanted.has(value)) ? 2 : 0));
  }
  const [actors, parts] = [chosen("actor"), chosen("as")];
  if (actors.size || parts.size) add("cast", (i) => (some(set.cast, i, (value) => plays(set, value, actors, parts)) ? 2 : 0));
  if (state.from || state.until) {
    const [from, until] = [state.from ? Math.floor(state.from[0] / DAY) : -Infinity, state.until ? Math.floor(state.until[1] / DAY) : Infinity];
    add("period", (i) => set.within(i, from, until));
  }
  if (state.figure?.length) {
    const bounds = state.figure.map((each) => ({ ...each, at: measureAt(set, each.measure) }));
    add("figure", (i) => bounds.reduce((held, each) => Math.max(held, set.inBounds(i, each.at, each)), 0));
  }
  if (state.box?.length) add("box", (i) => set.located.within(i, state.box));
  if (state.differ) add("differ", (i) => (set.sure[i] & 1 ? 2 : 0));
  if (state.single) add("single", (i) => (set.sure[i] & 2 ? 2 : 0));
  if (state.changed) add("changed", (i) => (set.changed[i] >= state.changed[0] / DAY ? 2 : 0));
  if (state.found) add("q", (i) => (state.found.has(i) ? 2 : 0));
  return tests;
}

// The places of the words that are chosen of a filter; one that the record does not have is none of them.
function placesOf(set, state, key) {
  return new Set((state[key] ?? []).map((name) => set.words[key].findIndex(([id]) => id === name)));
}

function measureAt(set, name) {
  return set.words.measure.findIndex(([id]) => id === name);
}

function some(lists, i, holds) {
  for (let at = lists.from[i]; at < lists.from[i + 1]; at += 1) if (holds(lists.values[at])) return true;
  return false;
}

function plays(set, value, actors, parts) {
  const size = set.words.as.length;
  return (!actors.size || actors.has(Math.floor(value / size))) && (!parts.size || parts.has(value % size));
}

export function emptyCounts(words) {
  const counts = { differ: 0, single: 0, changed: 0, only: 0 };
  for (const key of ["kind", "status", "actor", "as", "place", "tag", "year"]) counts[key] = new Int32Array(words[key].length);
  for (const key of ["measure", "sure_measure"]) counts[key] = new Int32Array(words.measure.length);
  return counts;
}

// Count an event for the choices of all filters, or where it failed one of them, for those of that one alone.
export function counter(set, state, counts) {
  const size = set.words.as.length;
  const [actors, parts] = [placesOf(set, state, "actor"), placesOf(set, state, "as")];
  const seenActor = new Int32Array(counts.actor.length).fill(-1);
  const seenPart = new Int32Array(counts.as.length).fill(-1);
  const bounds = state.figure?.[0] ?? { least: null, most: null };
  const since = state.changed ? state.changed[0] / DAY : 1;
  const castOf = (i) => {
    const { from, values } = set.cast;
    for (let at = from[i]; at < from[i + 1]; at += 1) {
      const part = values[at] % size;
      const actor = (values[at] - part) / size;
      if (seenActor[actor] !== i && (!parts.size || parts.has(part))) {
        seenActor[actor] = i;
        counts.actor[actor] += 1;
      }
      if (seenPart[part] !== i && (!actors.size || actors.has(actor))) {
        seenPart[part] = i;
        counts.as[part] += 1;
      }
    }
  };
  const figuresOf = (i, found) => {
    const { from, values } = set.figures;
    for (let at = from[i]; at < from[i + 1]; at += 3) {
      const held = set.inBounds(i, values[at], bounds);
      if (held) counts.measure[values[at]] += 1;
      if (held === 2 && found === 2) counts.sure_measure[values[at]] += 1;
    }
  };
  return (i, failed, found) => {
    if (!failed || failed === "kind") counts.kind[set.kind[i]] += 1;
    if (!failed || failed === "status") counts.status[set.status[i]] += 1;
    if (!failed || failed === "year") counts.year[set.year[i]] += 1;
    if (!failed || failed === "place") addAll(set.place, i, counts.place);
    if (!failed || failed === "tag") addAll(set.tag, i, counts.tag);
    if (!failed || failed === "cast") castOf(i);
    if (!failed || failed === "figure") figuresOf(i, found);
    if ((!failed || failed === "differ") && set.sure[i] & 1) counts.differ += 1;
    if ((!failed || failed === "single") && set.sure[i] & 2) counts.single += 1;
    if ((!failed || failed === "changed") && set.changed[i] >= since) counts.changed += 1;
  };
}

function addAll({ from, values }, i, counts) {
  for (let at = from[i]; at < from[i + 1]; at += 1) counts[values[at]] += 1;
}
