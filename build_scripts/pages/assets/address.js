// The state of the timeline is its address, in plain words: `?kind=…&from=2018-07&figure=…:50..&only=certain`.
// `timeline export --where` reads the same.
import { DAY, read, written } from "./calendar.js";

export const LISTS = ["kind", "status", "actor", "as", "place", "tag", "year"];
export const FLAGS = ["differ", "single"];
const DAYS = ["from", "until", "changed"];
const TRUE = "yes";
const BOX = /^(-?\d{1,3}(?:\.\d{1,6})?),(-?\d{1,2}(?:\.\d{1,6})?),(-?\d{1,3}(?:\.\d{1,6})?),(-?\d{1,2}(?:\.\d{1,6})?)$/;
const SEEN = /^(-?\d{1,2}(?:\.\d{1,6})?),(-?\d{1,3}(?:\.\d{1,6})?),(\d{1,2}(?:\.\d{1,2})?)$/;

// The state that an address has. What is no value of its key is passed over. A key that is there twice means either of
// its values; a kind of places that has a filter of its own is a key like `place`.
export function readState(search, placeKinds = []) {
  const given = new URLSearchParams(search);
  const state = { q: given.get("q")?.trim() ?? "" };
  for (const key of LISTS) state[key] = [...new Set(given.getAll(key))].sort();
  for (const kind of placeKinds) state.place = [...new Set([...state.place, ...given.getAll(kind)])].sort();
  state.year = state.year.filter((year) => /^\d{1,4}$/.test(year)).map((year) => year.padStart(4, "0"));
  for (const key of DAYS) Object.assign(state, daysOf(key, given.getAll(key)));
  for (const key of FLAGS) state[key] = given.get(key) === TRUE;
  state.only = given.get("only") === "certain" ? "certain" : "";
  state.lanes = given.get("lanes") ?? "";
  state.view = readView(given.get("view"));
  state.map = seenOf(given.get("map")) ? given.get("map") : "";
  state.figure = given.getAll("figure").map(boundsOf).filter(Boolean);
  state.box = given.getAll("box").filter(windowOf);
  return state;
}

// Of several days the one that allows most.
function daysOf(key, texts) {
  const days = texts.map((text) => ({ text, bounds: read(text) })).filter(({ bounds }) => bounds);
  const [day] = days.sort((a, b) => (key === "until" ? b.bounds[1] - a.bounds[1] : a.bounds[0] - b.bounds[0]));
  return { [key]: day?.bounds ?? null, [`${key}_text`]: day?.text ?? "" };
}

// A measure and its bounds, of which one may be open: `killed:50..`, `killed:10..50`, `killed:..9`.
function boundsOf(text) {
  const parts = /^([^:]+):(\d{0,13})\.\.(\d{0,13})$/.exec(text);
  if (!parts || !(parts[2] || parts[3])) return null;
  return { measure: parts[1], least: parts[2] ? Number(parts[2]) : null, most: parts[3] ? Number(parts[3]) : null };
}

// A window of the map in degrees: west, south, east, north.
export function windowOf(text) {
  const [west, south, east, north] = BOX.exec(text)?.slice(1).map(Number) ?? [];
  const isOne = west >= -180 && west < east && east <= 180 && south >= -90 && south < north && north <= 90;
  return isOne ? { west, south, east, north } : null;
}

// What is seen of the map: the degrees of its middle, and how many times as near as the whole one.
export function seenOf(text) {
  const [lat, lon, near] = SEEN.exec(text ?? "")?.slice(1).map(Number) ?? [];
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && near >= 1 ? { lat, lon, near } : null;
}

function readView(text) {
  const [from, to] = (text ?? "").split("..").map(read);
  return from && to && from[0] < to[1] ? { from: from[0], to: to[1] + 1 } : null;
}

// The address of a state, always in the same order.
export function writeState(state) {
  const pairs = [];
  const add = (key, value) => value && pairs.push(`${key}=${encodeURIComponent(value).replace(/%20/g, "+").replace(/%3A/g, ":").replace(/%2C/g, ",")}`);
  add("q", state.q);
  for (const key of LISTS) for (const value of [...state[key]].sort()) add(key, value);
  for (const key of DAYS) add(key, state[`${key}_text`]);
  for (const { measure, least, most } of state.figure) add("figure", `${measure}:${least ?? ""}..${most ?? ""}`);
  for (const box of state.box) add("box", box);
  for (const key of FLAGS) add(key, state[key] ? TRUE : "");
  add("only", state.only);
  add("lanes", state.lanes);
  if (state.view) add("view", viewWords(state.view));
  add("map", state.map);
  return pairs.length ? `?${pairs.join("&")}` : "";
}

// A view of more than a month is one of whole days.
function viewWords({ from, to }) {
  const isLong = to - from > 31 * DAY;
  const first = isLong ? Math.floor(from / DAY) * DAY : Math.round(from);
  const end = isLong ? Math.ceil(to / DAY) * DAY : Math.round(to);
  return `${written(first)}..${written(end % DAY ? end - 1 : end - DAY)}`;
}
