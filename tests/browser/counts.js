// Of each address the choices whose count is not the size of the set that they alone of their filter would leave. Every
// filter is counted by a set of its own, which has loaded nothing for another one.
async (queries) => {
  const base = new URL("../assets/timeline/", location.href);
  const [{ loadSet }, { readState }] = await Promise.all(["event_set.js", "address.js"].map((name) => import(new URL(name, base).href)));
  const folder = new URL("./", location.href);
  const whole = await loadSet(folder);
  await whole.locate();
  const wrong = [];
  let counted = 0;
  for (const query of queries) {
    const state = readState(`?${query}`);
    for (const key of ["kind", "status", "actor", "as", "place", "tag", "year"]) {
      const set = await loadSet(folder);
      if (state.box.length) await set.locate();
      await set.prepare(state, [key]);
      const counts = set.select(state).counts[key];
      for (const [at, [id]] of whole.words[key].entries()) {
        const chosen = { ...state, [key]: [id] };
        await whole.prepare(chosen);
        const { possible } = whole.select(chosen);
        if (counts[at] !== possible) wrong.push([query, key, id, counts[at], possible]);
        counted += possible > 0;
      }
    }
  }
  return [wrong, counted];
}
