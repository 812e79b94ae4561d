// How many keys lead to events of a large set: the digits of a day, the number of the event in it, and Enter.
async (events) => {
  const base = new URL("../assets/timeline/", location.href);
  const load = (name) => import(new URL(name, base).href);
  const [{ EventSet }, { Tree }, lanes, { readState }] = await Promise.all(["event_set.js", "tree.js", "lanes.js", "address.js"].map(load));
  const words = { span: [700000, 730000], events, shard: events, rows: 200, kind: [["k", "K"]], status: [["s", "S"]], actor: [], as: [], place: [], tag: [], measure: [], totals: {} };
  const set = new EventSet(words, location.href);
  const plain = (letter) => letter.repeat(events);
  // Seven thousand days; on one in a thousand some hundred events.
  const day = Array.from({ length: events }, (_, at) => (at % 14 === 0 && at % 1400 > 200 ? "1" : "0")).join("");
  set.append({ day, leap: [[0, 710000]], forms: [[1, 2, 0, 0, 0, 0]], form: plain("0"), time: [], kind: plain("0") });
  set.close();
  set.row = async (i) => [`1970-${i}`, `Event ${i}`, "then", "day"];
  const list = document.createElement("ul");
  document.body.append(list);
  const selection = set.select(readState(""));
  const members = lanes.membersOf(selection);
  const count = (certain, possible) => `${certain} ${possible}`;
  const name = (...parts) => parts.join("-");
  const tree = new Tree(list, { decade: name, month: name, day: name, count, events: String }, (id) => `#${id}`);
  tree.show(set, members, lanes.pyramidOf(set, selection));
  const missed = [];
  let most = 0;
  const press = (key) => list.dispatchEvent(new KeyboardEvent("keydown", { key, cancelable: true }));
  for (let i = 0; i < events; i += 199) {
    press("Home"); // ends what was typed before
    const key = set.key[i];
    const keys = [...String(key), ...String(i - members.findIndex((at) => set.key[at] === key) + 1)];
    for (const each of keys) press(each);
    if (tree.path.at(-1) !== i) missed.push([i, tree.path]);
    most = Math.max(most, keys.length + 1);
  }
  return [missed.slice(0, 5), most];
}
