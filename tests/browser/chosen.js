// The ids of the events that addresses choose, by the page's own modules.
async (queries) => {
  const base = new URL("../assets/timeline/", location.href);
  const [{ loadSet }, { SetPage }] = await Promise.all(["event_set.js", "set_page.js"].map((name) => import(new URL(name, base).href)));
  const set = await loadSet(new URL("./", location.href));
  await set.locate();
  const t = JSON.parse(document.getElementById("kt-drawn-words").textContent);
  const stateOf = (query) => {
    history.replaceState(null, "", `${location.pathname}${query && "?"}${query}`);
    return SetPage.prototype.stateHere.call({ t, set });
  };
  const ids = [];
  for (const query of queries) {
    const state = stateOf(query);
    await set.prepare(state);
    const { on } = set.select(state);
    ids.push((await Promise.all([...on.keys()].filter((i) => on[i]).map((i) => set.row(i)))).map(([id]) => id));
  }
  return ids;
}
