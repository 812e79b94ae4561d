// Every event at many zooms: whether its mark covers its days, and whether the counts of all units hold what there is.
async () => {
  const base = new URL("../assets/timeline/", location.href);
  const load = (name) => import(new URL(name, base).href);
  const [{ loadSet }, { paint, markOf, heightOf, edgesOf }, lanes, { readState }, { levelFor, LEVELS }] = await Promise.all(
    ["event_set.js", "painter.js", "lanes.js", "address.js", "calendar.js"].map(load));
  const set = await loadSet(new URL("./", location.href));
  const selection = set.select(readState(""));
  const pyramid = lanes.pyramidOf(set, selection);
  const [first, end] = [set.words.span[0] * 1440, (set.words.span[1] + 1) * 1440];
  const width = 873;
  const middle = 736900 * 1440 + 77;
  const views = [[first, end], [first, middle], ...[3000, 900, 333, 100, 31, 20, 7, 3, 1, 0.5, 0.2, 0.08].map((days) => [middle - days * 720, middle + days * 720])];
  const narrow = [];
  const sums = [];
  let marks = 0;
  const bars = [];
  const context = { canvas: { width }, fillStyle: "", measureText: () => ({ width: 9 }), fillRect(x, y, wide, high) { if (high === 10 || this.fillStyle === "possible") bars.push([this.fillStyle, x, x + wide]); } };
  for (const name of ["clearRect", "fillText", "beginPath", "moveTo", "lineTo", "fill"]) context[name] = () => {};
  const colours = { certain: "certain", possible: "possible", ink: "i", soft: "s", line: "l", paper: "w", wash: "h" };
  for (const [from, to] of views) {
    const level = levelFor((to - from) / width);
    const place = (minute) => Math.min(Math.max(((minute - from) * width) / (to - from), 0), width);
    for (let i = 0; i < set.size; i += 1) {
      bars.length = 0;
      const mark = markOf(set, i, "", level);
      paint(context, { view: { from, to }, width, height: heightOf(0, 1), count: (_, edges) => [new Uint32Array(edges.length - 1), new Uint32Array(edges.length - 1)], lanes: [], marks: [mark], months: Array(12).fill("M"), shortMonths: Array(12).fill("M"), widths: new Map(), colours });
      marks += 1;
      const covers = (fill, [one, other]) => place(one) === place(other) || bars.some(([colour, left, right]) => colour === fill && left <= place(one) && right >= place(other));
      if (!covers("possible", [mark.from, mark.to]) || (mark.sure && !covers("certain", mark.sure))) narrow.push([i, from, to]);
    }
  }
  for (const level of LEVELS.slice(1)) {
    const { minutes } = edgesOf({ from: first, to: end }, width, level);
    const [certain, possible] = pyramid.counts(level, minutes).map((counts) => counts.reduce((sum, count) => sum + count, 0));
    if (!(certain <= set.size && set.size <= possible)) sums.push([level, certain, possible]);
  }
  return { narrow, sums, marks };
}
