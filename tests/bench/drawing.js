// What the bench runs in the page of the timeline.
window.load = async (events) => {
  const base = new URL("../assets/timeline/", location.href);
  const modules = ["event_set.js", "canvas.js", "lanes.js", "address.js", "pyramid.js"];
  const [{ loadSet, EventSet }, { Canvas }, lanes, { readState }] = await Promise.all(modules.map((name) => import(new URL(name, base).href)));
  const set = events ? many(EventSet, events) : await loadSet(new URL("./", location.href));
  const page = document.getElementById("kt-drawn");
  const words = JSON.parse(document.getElementById("kt-drawn-words").textContent);
  const selection = set.select(readState(""));
  const members = lanes.membersOf(selection);
  const canvas = new Canvas(page, set, { ...words, events: String }, { viewed() {}, chosen() {} });
  canvas.show({ selection, members, pyramid: lanes.pyramidOf(set, selection), lanes: lanes.lanesOf(set, selection, "kind"), view: null, period: null });
  return { set, canvas, members };
};
// A million events of fifty years, of six kinds, one in eight known to the month alone.
function many(EventSet, events) {
  const list = (count) => Array.from({ length: count }, (_, at) => [`w${at}`, `Word ${at}`, -1, "k"]);
  const [first, days] = [718798, 18262];
  const words = { span: [first, first + days], events, shard: 16384, rows: 200, kind: list(6), status: list(3), actor: [], as: [], place: [], tag: [], measure: [], place_kinds: [], totals: {} };
  const set = new EventSet(words, location.href);
  set.row = async (i) => [`1970-${i}`, `Event ${i}`, "then", "day"];
  for (let from = 0; from < events; from += words.shard) {
    const size = Math.min(words.shard, events - from);
    const shard = { day: "", leap: [], forms: [[1, 2, 0, 0, 0, 0], [2, 2, 27, 0, 27, 0]], form: "", time: [], kind: "" };
    let before = 0;
    for (let at = 0; at < size; at += 1) {
      const day = first + Math.floor(((from + at) * (days - 31)) / events);
      const isMonth = at % 8 === 0;
      shard.day += at ? String.fromCharCode(48 + day - before) : "0";
      if (!at) shard.leap.push([0, day]);
      before = day;
      shard.form += isMonth ? "1" : "0";
      shard.kind += String((at * 7) % 6);
    }
    set.append(shard);
  }
  set.close();
  return set;
}
window.frames_of = async (events) => {
  const { set, canvas, members } = await load(events);
  await moved(set, canvas, members); // as after a second of moving: compiled
  return moved(set, canvas, members);
};
async function moved(set, canvas, members) {
  const times = [];
  const naive = [];
  const { from, to } = canvas.whole;
  const views = Array.from({ length: 60 }, (_, at) => {
    const size = (to - from) / 1.2 ** (at % 40);
    const start = from + ((to - from - size) * at) / 60;
    return { from: start, to: start + size };
  });
  const plain = Object.assign(document.createElement("canvas"), { width: canvas.element.width, height: canvas.element.height }).getContext("2d");
  const ours = (view) => {
    canvas.view = canvas.clamped(view);
    canvas.draw();
    canvas.context.getImageData(0, 0, 1, 1);
  };
  const theirs = (view) => {
    const scale = canvas.width / (view.to - view.from);
    plain.clearRect(0, 0, canvas.width, canvas.height);
    for (const i of members) {
      const left = (set.first[i] - view.from) * scale;
      plain.fillRect(left, 20 + 44 * set.kind[i], Math.max(1, (set.last[i] - set.first[i]) * scale), 12);
    }
    plain.getImageData(0, 0, 1, 1);
  };
  for (const [at, view] of views.entries()) {
    // Whichever comes first finds the processor cold: they take turns.
    const turns = [[ours, times], [theirs, naive]];
    for (const [draw, taken] of at % 2 ? turns : turns.reverse()) {
      const begun = performance.now();
      draw(view);
      taken.push(performance.now() - begun);
    }
    await new Promise((done) => requestAnimationFrame(done));
  }
  return [times, naive];
}
// Every fifth choice of every filter, on and off again: from the click until list, counts and drawing are painted.
window.filters = async () => {
  const longest = { task: 0 };
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => (longest.task = Math.max(longest.task, entry.duration)))).observe({ entryTypes: ["longtask"] });
  const page = document.getElementById("kt-drawn");
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const times = [];
  const boxes = [...document.querySelectorAll(".kt-facet[data-key]")].flatMap((facet) => [...facet.querySelectorAll("input")].filter((_, at) => at % 5 === 0).slice(0, 3));
  for (const box of boxes.flatMap((each) => [each, each])) {
    box.closest("details").open = true;
    await painted();
    const begun = performance.now();
    box.click();
    while (page.hasAttribute("aria-busy")) await new Promise((done) => new MutationObserver(done).observe(page, { attributes: true }));
    await painted();
    times.push(performance.now() - begun);
  }
  return [times, longest.task];
};
