async (searches) => {
  const base = new URL("../assets/timeline/", location.href);
  const load = (name) => import(new URL(name, base).href);
  const [{ loadSet }, { paint, heightOf }, lanes, { readState }] = await Promise.all(
    ["event_set.js", "painter.js", "lanes.js", "address.js"].map(load));
  const set = await loadSet(new URL("./", location.href));
  const naive = (selection, members) => (level, edges) => {
    const units = edges.slice(1).map((to, at) => count(selection, members, edges[at], to));
    return [units.map(([certain]) => certain), units.map(([, possible]) => possible)];
  };
  const count = (selection, members, from, to) => {
    let [certain, possible] = [0, 0];
    for (const i of members) {
      if (set.first[i] < to && set.last[i] >= from) possible += 1;
      if (set.first[i] >= from && set.last[i] < to && set.grain[i] < 6 && selection.on[i] === 2) certain += 1;
    }
    return [certain, possible];
  };
  const [first, end] = [set.words.span[0] * 1440, (set.words.span[1] + 1) * 1440];
  const middle = 736900 * 1440;
  const zooms = [[first, end], [first, middle], ...[900, 200, 20, 1].map((days) => [middle - days * 720, middle + days * 720])];
  const results = [];
  for (const search of searches) for (const [from, to] of zooms) {
    const selection = set.select(readState(search));
    const members = lanes.membersOf(selection);
    const drawnBy = (count, rows) => {
      const [width, height] = [900, heightOf(rows.length)];
      const canvas = Object.assign(document.createElement("canvas"), { width, height });
      const context = canvas.getContext("2d");
      paint(context, { view: { from, to }, width, height, count, lanes: rows, marks: [], widths: new Map(), months: Array(12).fill("M"), shortMonths: Array(12).fill("M"),
        colours: { certain: "#000", possible: "#555", ink: "#000", soft: "#333", line: "#777", paper: "#fff", wash: "#eee" } });
      return context.getImageData(0, 0, width, height).data;
    };
    const whole = lanes.pyramidOf(set, selection);
    const rows = lanes.lanesOf(set, selection, "kind");
    const one = drawnBy((...at) => whole.counts(...at), rows.map(({ label, pyramid }) => ({ label, count: (...at) => pyramid.counts(...at) })));
    const kinds = rows.map(({ label }) => set.words.kind.findIndex(([, name]) => name === label));
    const other = drawnBy(naive(selection, members), rows.map(({ label }, at) => ({ label, count: naive(selection, [...members].filter((i) => set.kind[i] === kinds[at])) })));
    const isSame = (these, those) => these.length === those.length && these.every((value, at) => value === those[at]);
    results.push([isSame(one, other), new Set(one).size > 2]);
  }
  return results;
}
