// The state of the timeline is its address, in plain words: `?kind=…&from=2018-07&figure=…:50..&only=certain`.
// `timeline export --where` reads the same.
import { DAY, read, written } from "./calendar.js";

export const LISTS = ["kind", "status", "actor", "as", "place", "tag"];
const DAYS = ["from", "until", "changed"];
const TRUE = "yes";

// The state that an address has. What is no value of its key is passed over.
export function readState(search) {
  const given = new URLSearchParams(search);
  const state = { q: given.get("q")?.trim() ?? "", least: [] };
  for (const key of LISTS) state[key] = [...new Set(given.getAll(key))].sort();
  for (const key of DAYS) state[key] = read(given.get(key));
  for (const key of DAYS) state[`${key}_text`] = state[key] ? given.get(key) : "";
  for (const key of ["differ", "single"]) state[key] = given.get(key) === TRUE;
  state.only = given.get("only") === "certain" ? "certain" : "";
  state.lanes = given.get("lanes") ?? "";
  state.view = readView(given.get("view"));
  for (const figure of given.getAll("figure")) {
    const parts = /^([^:]+):(\d{1,13})\.\.$/.exec(figure);
    if (parts) state.least.push([parts[1], Number(parts[2])]);
  }
  return state;
}

function readView(text) {
  const [from, to] = (text ?? "").split("..").map(read);
  return from && to && from[0] < to[1] ? { from: from[0], to: to[1] + 1 } : null;
}

// The address of a state, always in the same order.
export function writeState(state) {
  const pairs = [];
  const add = (key, value) => value && pairs.push(`${key}=${encodeURIComponent(value).replace(/%20/g, "+").replace(/%3A/g, ":")}`);
  add("q", state.q);
  for (const key of LISTS) for (const value of [...state[key]].sort()) add(key, value);
  for (const key of DAYS) add(key, state[`${key}_text`]);
  for (const [measure, number] of state.least) add("figure", `${measure}:${number}..`);
  for (const key of ["differ", "single"]) add(key, state[key] ? TRUE : "");
  add("only", state.only);
  add("lanes", state.lanes);
  if (state.view) add("view", viewWords(state.view));
  return pairs.length ? `?${pairs.join("&")}` : "";
}

// A view of more than a month is one of whole days.
function viewWords({ from, to }) {
  const isLong = to - from > 31 * DAY;
  const first = isLong ? Math.floor(from / DAY) * DAY : Math.round(from);
  const end = isLong ? Math.ceil(to / DAY) * DAY : Math.round(to);
  return `${written(first)}..${written(end % DAY ? end - 1 : end - DAY)}`;
}
