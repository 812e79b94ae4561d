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

// The beginnings of events; where a selection holds one only possibly, nothing of it is certain.
export function pyramidOf(set, selection, members) {
  const first = new Float64Array(members.length);
  const last = new Float64Array(members.length);
  const grain = new Uint8Array(members.length);
  for (let at = 0; at < members.length; at += 1) {
    const i = members[at];
    first[at] = set.first[i];
    last[at] = set.last[i];
    grain[at] = selection.on[i] === 2 ? set.grain[i] : 6;
  }
  return new Pyramid(first, last, grain);
}

// The lanes of a drawing by a filter: the choices that most events of the whole record have, in their own order.
export function lanesOf(set, selection, members, key) {
  const [list, only] = key.split(".");
  const choices = set.words[list];
  if (!choices) return [];
  const all = Array.from(totals(set, list), (count, choice) => (only && choices[choice][3] !== only ? 0 : count));
  const shown = [...all.keys()].filter((choice) => all[choice]).sort((a, b) => all[b] - all[a]).slice(0, MOST).sort((a, b) => a - b);
  const place = new Int16Array(choices.length).fill(-1);
  for (const [at, choice] of shown.entries()) place[choice] = at;
  const held = shown.map(() => []);
  const visit = visitor(set, list);
  for (const i of members) {
    visit(i, (choice) => {
      const lane = held[place[choice]];
      if (lane && lane[lane.length - 1] !== i) lane.push(i);
    });
  }
  const filled = shown.filter((choice) => held[place[choice]].length);
  return filled.map((choice) => ({ label: choices[choice][1], pyramid: pyramidOf(set, selection, held[place[choice]]) }));
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
