// What a query means: its words, whether a result has them, the nearest known word to a slip, the days that it names.

// Fold text as the search documents are folded (build_scripts/language/folding.py): one table for both.
export function folder({ letters, dropped }) {
  const marks = new RegExp(dropped, "gu");
  return (text) =>
    [...text.normalize("NFKD").toLowerCase().replace(marks, "")]
      .map((letter) => letters[letter] ?? letter)
      .join("")
      .replace(/\s+/gu, " ")
      .trim();
}

// The words of a folded query; those between quotation marks are a phrase, whose words are looked at one by one too.
export const wordsOf = (folded) => folded.match(/[\p{L}\p{N}][\p{L}\p{N}'.,-]*/gu)?.map((word) => word.replace(/[.,'-]+$/u, "")) ?? [];

const plain = (text) => text.replace(/[^\p{L}\p{N}]/gu, "");
const ends = /^(|s|es|ed|d|er|ers|ing|ings|ly|e|y|ies|ied|i|ion|ions|ation|ations|al|ally|ment|ments|ness|ive|ity|ities|ic|ics|ism|ist|ists)$/;

// Whether a word of a result is the one that was asked for: it begins with it, or both are forms of one stem. The index
// cuts a word that it does not know down to the longest beginning that it does, and answers with that; this tells.
export function answers(asked, words, fold, lang) {
  const wanted = plain(asked);
  return words.some((word) => {
    const parts = [word, ...word.split(/[^\p{L}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})/u)];
    return parts.map((part) => plain(fold(part))).some((part) => part && (part.startsWith(wanted) || isForm(wanted, part, lang)));
  });
}

function isForm(one, other, lang) {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same += 1;
  const rests = [one.slice(same), other.slice(same)];
  // Where the stems of a language are not known here, only its last letters may differ.
  const fits = lang.startsWith("en") ? (rest) => ends.test(rest) : (rest) => rest.length < 4;
  return same >= 3 && same >= Math.min(one.length, other.length) - 4 && rests.every(fits);
}

// The known words nearest to one that is not known: one slip in a word of five letters, two in one of eight. Shorter
// words and numbers have neighbours that mean something else.
export function nearest(word, known, most = 3) {
  if (word.length < 5 || /\d/.test(word)) return [];
  const limit = word.length > 7 ? 2 : 1;
  return known
    .map((other) => [distance(word, other, limit), other])
    .filter(([slips]) => slips > 0 && slips <= limit)
    .sort((a, b) => a[0] - b[0] || a[1].localeCompare(b[1]))
    .slice(0, most)
    .map(([, other]) => other);
}

// Slips between two words: a letter too many, too few, another one, or two that changed places.
function distance(one, other, limit) {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let [before, row] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    [before, row] = [row, next];
  }
  return row[other.length];
}

// The days that a query is, as "2018-07" or "2018-07-13"; null if it is no date. Months are folded names.
export function dayOf(folded, months) {
  const numbers = folded.match(/^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/);
  if (numbers) return day(numbers[1], Number(numbers[2]), numbers[3]);
  const words = folded.replace(/[,.]/g, " ").split(" ").filter(Boolean);
  const month = words.findIndex((word) => !/\d/.test(word) && months.some((names) => names.includes(word)));
  if (month < 0) return null;
  const [number, ...others] = words.toSpliced(month, 1).sort((a, b) => b.length - a.length);
  if (!/^\d{4}$/.test(number ?? "") || others.length > 1) return null;
  return day(number, months.findIndex((names) => names.includes(words[month])) + 1, others[0]);
}

function day(year, month, number) {
  if (month < 1 || month > 12 || (number && !/^\d{1,2}$/.test(number))) return null;
  const parts = [year, String(month).padStart(2, "0"), ...(number ? [number.padStart(2, "0")] : [])];
  return number && new Date(`${parts.join("-")}T00:00Z`).getUTCDate() !== Number(number) ? null : parts.join("-");
}
