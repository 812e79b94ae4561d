// Who is in which drawing: the beginnings of all chosen events, and of those of each lane.
import { Pyramid } from "./pyramid.js";

const MOST = 12;

// Which events a selection has, in order.
export function membersOf(selection) {
  const members = new Uint32Array(selection.possible);
  let filled = 0;
  for (let i = 0; i < selection.on.length; i += 1) if (selection.on[i]) members[filled++] = i;
  return members;
}

// The beginnings of all events of a selection.
export function pyramidOf(set, selection) {
  return pyramids(set, selection, 1, (_, take) => take(0))[0];
}

// The beginnings of the events of several lanes at once; `visit` takes an event to its lanes. The orders of the whole set
// are filtered, so that nothing is sorted. Where a selection holds an event only possibly, nothing of it is certain.
function pyramids(set, selection, count, visit) {
  const { byFirst, byLast } = ordersOf(set);
  const seen = new Int32Array(count).fill(-1);
  const each = (i, take) => visit(i, (lane) => seen[lane] !== i && ((seen[lane] = i), take(lane)));
  const pass = (order, take) => {
    seen.fill(-1);
    for (let at = 0; at < order.length; at += 1) if (selection.on[order[at]]) each(order[at], (lane) => take(order[at], lane));
  };
  const sizes = new Uint32Array(count);
  pass(byFirst, (_, lane) => (sizes[lane] += 1));
  const lists = Array.from(sizes, (size) => ({ starts: new Float64Array(size), latest: new Float64Array(size), grain: new Uint8Array(size) }));
  sizes.fill(0);
  pass(byFirst, (i, lane) => {
    lists[lane].starts[sizes[lane]] = set.first[i];
    lists[lane].grain[sizes[lane]++] = selection.on[i] === 2 ? set.grain[i] : 6;
  });
  sizes.fill(0);
  pass(byLast, (i, lane) => (lists[lane].latest[sizes[lane]++] = set.last[i]));
  return lists.map(({ starts, latest, grain }) => new Pyramid(starts, latest, grain));
}

// All events by the first and by the last possible minute of their beginning.
function ordersOf(set) {
  set.orders ??= Object.fromEntries([["byFirst", set.first], ["byLast", set.last]].map(([name, minutes]) => {
    const order = Uint32Array.from({ length: set.size }, (_, i) => i);
    return [name, order.sort((a, b) => minutes[a] - minutes[b])];
  }));
  return set.orders;
}

// The lanes of a drawing by a filter: the choices that most events of the whole record have, in their own order.
export function lanesOf(set, selection, key) {
  const [list, only] = key.split(".");
  const choices = set.words[list];
  if (!choices) return [];
  const all = Array.from(totals(set, list), (count, choice) => (only && choices[choice][3] !== only ? 0 : count));
  const shown = [...all.keys()].filter((choice) => all[choice]).sort((a, b) => all[b] - all[a]).slice(0, MOST).sort((a, b) => a - b);
  const place = new Int16Array(choices.length).fill(-1);
  for (const [at, choice] of shown.entries()) place[choice] = at;
  const visit = visitor(set, list);
  const drawn = pyramids(set, selection, shown.length, (i, take) => visit(i, (choice) => place[choice] >= 0 && take(place[choice])));
  return shown.map((choice, at) => ({ label: choices[choice][1], pyramid: drawn[at] })).filter(({ pyramid }) => pyramid.size);
}

function totals(set, list) {
  set.totals ??= new Map();
  if (!set.totals.has(list)) {
    const counts = new Int32Array(set.words[list].length);
    const visit = visitor(set, list);
    for (let i = 0; i < set.size; i += 1) visit(i, (choice) => (counts[choice] += 1));
    set.totals.set(list, counts);
  }
  return set.totals.get(list);
}

// What calls a function with each choice of an event.
function visitor(set, list) {
  if (["kind", "status", "year"].includes(list)) return (i, take) => take(set[list][i]);
  const { from, values } = list === "actor" ? set.cast : set[list];
  const size = list === "actor" ? set.words.as.length : 1;
  return (i, take) => {
    for (let at = from[i]; at < from[i + 1]; at += 1) take(Math.floor(values[at] / size));
  };
}
