// Words as part of the set: which events the search index finds, by their places in the record's order.
import { openIndex } from "./index.js";

let index = null;

export async function foundBy(root, query) {
  index ??= openIndex(root);
  const { fold } = await index;
  return (await index).places(fold(query).replace(/[“”„«»]/gu, '"'));
}
