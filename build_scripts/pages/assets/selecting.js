// What a state asks of an event, and the counts beside the choices. `timeline/criteria.py` asks the same in Python.
import { LISTS } from "./address.js";
import { DAY } from "./calendar.js";
import { COLUMN_OF } from "./columns.js";

// What a state asks for beside the columns that every view needs: other columns, and choices whose holders are told.
// `counted` are filters whose counts are to be told.
export function needsOf(set, state, counted) {
  const isPair = state.actor.length > 0 && state.as.length > 0; // one actor in one part: only their column tells
  const asked = [...counted.filter((key) => !isAlone(set, state, key)), state.lanes.split(".")[0]];
  for (const key of ["status", "differ", "single", "changed"]) if (key === "status" ? state.status.length : state[key]) asked.push(key);
  if (state.figure.length) asked.push("measure");
  if (isPair) asked.push("actor");
  const held = isPair ? ["place", "tag"] : ["actor", "as", "place", "tag"];
  const choices = held.flatMap((key) => state[key].filter((name) => totalOf(set, key, name)).map((name) => `${key}/${name}`));
  return { columns: [...new Set(asked.map((key) => COLUMN_OF[key]).filter(Boolean))], choices };
}

// Whether a state asks for nothing but choices of one filter: of these then as many are counted as the record has.
function isAlone(set, state, key) {
  const others = LISTS.some((other) => other !== key && state[other].length) || state.figure.length || state.box.length;
  return key in set.words.totals && !others && ![state.q, state.from, state.until, state.differ, state.single, state.changed].some(Boolean);
}

function totalOf(set, key, name) {
  return set.words.totals[key][set.words[key].findIndex(([id]) => id === name)];
}

// The tests of a state, each by the filter whose other choices are counted without it.
export function testsOf(set, state) {
  const tests = [];
  const add = (key, test) => tests.push({ key, test });
  const chosen = (key) => placesOf(set, state, key);
  for (const key of ["kind", "status", "year"]) {
    const wanted = chosen(key);
    if (wanted.size) add(key, (i) => (wanted.has(set[key][i]) ? 2 : 0));
  }
  const held = (key) => {
    const holders = state[key].map((name) => set.held.get(`${key}/${name}`)).filter(Boolean);
    return (i) => (holders.some((holder) => holder[i]) ? 2 : 0);
  };
  for (const key of ["place", "tag"]) if (state[key].length) add(key, held(key));
  const [actors, parts] = [chosen("actor"), chosen("as")];
  if (actors.size && parts.size) add("cast", (i) => (some(set.cast, i, (value) => plays(set, value, actors, parts)) ? 2 : 0));
  else if (actors.size || parts.size) add("cast", held(actors.size ? "actor" : "as"));
  if (state.from || state.until) {
    const [from, until] = [state.from ? Math.floor(state.from[0] / DAY) : -Infinity, state.until ? Math.floor(state.until[1] / DAY) : Infinity];
    add("period", (i) => set.within(i, from, until));
  }
  if (state.figure.length) {
    const bounds = state.figure.map((each) => ({ ...each, at: measureAt(set, each.measure) }));
    add("figure", (i) => bounds.reduce((held, each) => Math.max(held, set.inBounds(i, each.at, each)), 0));
  }
  if (state.box.length) add("box", (i) => set.located.within(i, state.box));
  if (state.differ) add("differ", (i) => (set.sure[i] & 1 ? 2 : 0));
  if (state.single) add("single", (i) => (set.sure[i] & 2 ? 2 : 0));
  if (state.changed) add("changed", (i) => (set.changed[i] >= state.changed[0] / DAY ? 2 : 0));
  if (state.found) add("q", (i) => (state.found.has(i) ? 2 : 0));
  return tests;
}

// The places of the words that are chosen of a filter; one that the record does not have is none of them.
function placesOf(set, state, key) {
  return new Set(state[key].map((name) => set.words[key].findIndex(([id]) => id === name)));
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
  return actors.has(Math.floor(value / size)) && parts.has(value % size);
}

// The counts before any event is counted: of a filter whose column is not there those of the whole record where they
// hold, and else null.
export function emptyCounts(set, state) {
  const counts = { only: 0 };
  for (const key of ["differ", "single", "changed"]) counts[key] = set[COLUMN_OF[key]] ? 0 : null;
  for (const key of LISTS) {
    const isThere = !(key in COLUMN_OF) || set[COLUMN_OF[key]];
    counts[key] = isThere ? new Int32Array(set.words[key].length) : isAlone(set, state, key) ? set.words.totals[key] : null;
  }
  for (const key of ["measure", "sure_measure"]) counts[key] = set.figures ? new Int32Array(set.words.measure.length) : null;
  return counts;
}

// Count an event for the choices of all filters whose columns are there, or where it failed one of them, for those of that
// one alone.
export function counter(set, state, counts) {
  const size = set.words.as.length;
  const [actors, parts] = [placesOf(set, state, "actor"), placesOf(set, state, "as")];
  const seenActor = new Int32Array(set.words.actor.length).fill(-1);
  const seenPart = new Int32Array(size).fill(-1);
  const bounds = state.figure[0] ?? { least: null, most: null };
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
  const all = [
    ["kind", (i) => (counts.kind[set.kind[i]] += 1)],
    ["year", (i) => (counts.year[set.year[i]] += 1)],
    ["status", set.status && ((i) => (counts.status[set.status[i]] += 1))],
    ["place", set.place && ((i) => addAll(set.place, i, counts.place))],
    ["tag", set.tag && ((i) => addAll(set.tag, i, counts.tag))],
    ["cast", set.cast && castOf],
    ["figure", set.figures && figuresOf],
    ["differ", set.sure && ((i) => (counts.differ += set.sure[i] & 1))],
    ["single", set.sure && ((i) => (counts.single += set.sure[i] >> 1))],
    ["changed", set.changed && ((i) => (counts.changed += set.changed[i] >= since))],
  ].filter(([, count]) => count);
  return (i, failed, found) => {
    for (const [key, count] of all) if (!failed || failed === key) count(i, found);
  };
}

function addAll({ from, values }, i, counts) {
  for (let at = from[i]; at < from[i + 1]; at += 1) counts[values[at]] += 1;
}
