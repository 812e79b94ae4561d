// Words as part of the set: which events the search index finds. It names its pages by ids of its own; a list that the
// build makes leads from these to the places of events, so that no page has to be loaded to know which event it is.
let index = null;

export async function foundBy(root, query) {
  index ??= Promise.all([import(new URL("pagefind/pagefind.js", root).href), fetch(new URL("pagefind/events.json", root)).then((reply) => reply.json())]);
  const [pagefind, places] = await index;
  await pagefind.options({ noWorker: true, baseUrl: "/" });
  const { results } = await pagefind.search(query);
  return new Set(results.map(({ id }) => places[id]).filter((place) => place !== undefined));
}
