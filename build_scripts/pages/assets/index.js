// The search index: a bundle of Pagefind for each period of the record, which are searched side by side and answer as one.
import { answers, folder, wordsOf } from "./query.js";

export async function openIndex(root) {
  const at = (path) => new URL(`pagefind/${path}`, root);
  const { parts, measures, folding } = await read(at("index.json"));
  const open = async (part) => {
    // Without its worker, which is as large as all our scripts: a search takes a few milliseconds here too.
    const bundle = createInstance({ basePath: at(`${part}/`).pathname, baseUrl: "/", noWorker: true, ranking: { pageLength: 0.1, termFrequency: 0.4 } });
    await bundle.search(""); // which waits until it is ready
    let events = null;
    return { name: part, search: (...asked) => bundle.search(...asked), filters: () => bundle.filters(), events: () => (events ??= read(at(`${part}/events.json`))) };
  };
  const { createInstance } = parts.length ? await import(at("pagefind.js").href) : {};
  // All share one program, which the first of them loads.
  const opened = parts.length ? [await open(parts[0])] : [];
  opened.push(...(await Promise.all(parts.slice(1).map(open))));
  return new Index(opened, measures, folder(folding));
}

async function read(url) {
  const reply = await fetch(url);
  if (!reply.ok) throw new Error(`${url.pathname}: ${reply.status}`);
  return reply.json();
}

class Index {
  constructor(parts, measures, fold) {
    Object.assign(this, { parts, orders: ["date", ...measures], fold, known: new Map() });
  }

  // The choices of every facet, each with the number of its events.
  async filters() {
    return sum(await Promise.all(this.parts.map((part) => part.filters())));
  }

  // What has all words of a folded query; `order` is "date" or a measure, with "asc" or "desc", else the best come first.
  async search(query, { filters = {}, order = null, way = "desc" } = {}) {
    const parts = await this.partsWith(wordsOf(query ?? ""));
    const found = await Promise.all(parts.map((part) => part.search(query, { filters })));
    const events = order ? await this.events(parts) : [];
    // An id is of one page of a part: another part may give it to another page.
    const results = found.flatMap((each, number) =>
      each.results.map((result) => ({ ...result, id: `${parts[number].name}/${result.id}`, row: events[number]?.[result.id] })),
    );
    if (order) this.sort(results, this.orders.indexOf(order), way === "asc" ? 1 : -1);
    else results.sort((a, b) => b.score - a.score);
    return { results, filters: sum(found.map((each) => each.filters)) };
  }

  // By the number that rows have `at` a place; of equal ones the latest first.
  sort(results, at, sign) {
    results.sort(({ row: a }, { row: b }) => sign * (a[at] - b[at]) || b[0] - a[0]);
  }

  events(parts) {
    return Promise.all(parts.map((part) => part.events()));
  }

  // The places of the events that a query finds, in the record's order.
  async places(query) {
    const parts = await this.partsWith(wordsOf(query));
    const found = await Promise.all(parts.map((part) => part.search(query)));
    const events = await this.events(parts);
    return new Set(found.flatMap(({ results }, number) => results.map(({ id }) => events[number][id][0])));
  }

  // The parts in which each of the words is known. A part that does not know a word leaves it out, or answers with the
  // longest beginning of it that it does know.
  async partsWith(words) {
    const lists = await Promise.all(words.map((word) => this.partsOf(word)));
    return this.parts.filter((part) => lists.every((parts) => parts.includes(part)));
  }

  partsOf(word) {
    if (!this.known.has(word)) this.known.set(word, this.lookUp(word));
    return this.known.get(word);
  }

  async lookUp(word) {
    const hits = await Promise.all(this.parts.map((part) => this.knows(part, word)));
    return this.parts.filter((_, number) => hits[number]);
  }

  async knows(part, word) {
    const [result] = (await part.search(word)).results;
    if (!result) return false;
    // Not the data's own places: all searches that find an entry share its data, and the last one writes its places there.
    // A result without places has the word in what it shows beside its text.
    const { content, meta } = await result.data();
    const words = content.split(/\s+/u);
    const said = result.words.length ? result.words.map((at) => words[at] ?? "") : Object.values(meta).join(" ").split(/\s+/u);
    return answers(word, said, this.fold, document.documentElement.lang);
  }
}

// Counts of several parts as one: by facet, by choice.
function sum(counts) {
  const all = {};
  for (const [facet, choices] of counts.flatMap(Object.entries)) {
    all[facet] ??= {};
    for (const [choice, count] of Object.entries(choices)) all[facet][choice] = (all[facet][choice] ?? 0) + count;
  }
  return all;
}
