// The list of a selection: a share of its events at a time. What is there stays until the next rows have come.
const FIRST = 20;

export class Rows {
  constructor(host) {
    this.host = host;
    this.section = host.page.querySelector(".kt-list");
    this.list = this.section.querySelector(".kt-set-list");
    this.more = this.section.querySelector(".kt-more");
    this.more.addEventListener("click", () => this.add(2 * FIRST));
    this.ticket = 0;
  }

  async show(selection, members) {
    Object.assign(this, { selection, members });
    this.section.hidden = false;
    const mine = (this.ticket += 1);
    const rows = await this.rows(0, FIRST);
    if (mine === this.ticket) this.put(rows, () => this.list.replaceChildren(...rows));
  }

  async add(count) {
    const mine = this.ticket;
    const rows = await this.rows(this.list.children.length, count);
    if (mine === this.ticket) this.put(rows, () => this.list.append(...rows));
  }

  put(rows, change) {
    change();
    this.more.hidden = this.list.children.length >= this.members.length;
  }

  rows(from, count) {
    return Promise.all([...this.members.subarray(from, from + count)].map(async (i) => this.item(await this.host.set.row(i), i)));
  }

  item([id, title, when, sign, status], i) {
    const { words, kind } = this.host.set;
    const row = document.createElement("li");
    const piece = (name, className, text) => Object.assign(document.createElement(name), { className, textContent: text });
    const link = piece("a", "", title);
    link.href = this.host.addressOf(id);
    const day = piece("span", "kt-when", "");
    const mark = piece("span", `kt-mark kt-mark-${sign}`, "");
    mark.setAttribute("aria-hidden", "true");
    day.append(mark, when);
    const [, name, shape] = words.status[status];
    const facts = piece("span", "kt-meta", "");
    facts.append(piece("span", `kt-badge${shape ? ` kt-is-${shape}` : ""}`, name), piece("span", "", words.kind[kind[i]][1]));
    if (this.selection.on[i] === 1) facts.append(piece("span", "kt-differ", this.host.t.only_possible));
    row.append(day, " ", link, " ", facts);
    return row;
  }
}
