// The page of the drawn timeline: what scripts add to a drawing that is whole without them.
import { readState } from "./address.js";
import { SetPage } from "./set_page.js";

const page = document.getElementById("kt-drawn");
const host = new SetPage(page, open);
const figure = page.querySelector(".kt-figure");
for (const kind of ["pointerdown", "keydown"]) figure.addEventListener(kind, () => host.wake(), { once: true });
figure.addEventListener("wheel", (event) => event.ctrlKey && !host.view && (event.preventDefault(), host.wake()), { passive: false });
page.querySelector(".kt-walk").addEventListener("click", async (event) => {
  const button = event.currentTarget;
  await host.wake();
  button.hidden = true;
  await host.view.walk();
});

async function open() {
  const [{ Canvas }, lanes, { Rows }] = await Promise.all([import("./canvas.js"), import("./lanes.js"), import("./rows.js")]);
  return new Drawn(Canvas, lanes, new Rows(host));
}

class Drawn {
  constructor(Canvas, lanes, rows) {
    Object.assign(this, { lanes, rows });
    const words = { ...host.t, events: (count) => host.eventsWords(count) };
    this.canvas = new Canvas(page, host.set, words, { viewed: (view) => host.moved({ view }), chosen });
  }

  show(selection, state) {
    const { membersOf, pyramidOf, lanesOf } = this.lanes;
    const { set } = host;
    this.members = membersOf(selection);
    this.pyramid = pyramidOf(set, selection);
    const lanes = lanesOf(set, selection, state.lanes || "kind");
    this.canvas.show({ selection, members: this.members, pyramid: this.pyramid, lanes, view: state.view, period: periodOf(state) });
    this.tree?.show(set, this.members, this.pyramid);
    return this.rows.show(selection, this.members);
  }

  async act(name) {
    if (!name.startsWith("save")) return this.canvas.act(name);
    const { savePng, saveSvg } = await import("./picture.js");
    const about = { title: document.title, line: host.line.textContent, citation: await citation() };
    return name === "save_png" ? savePng(this.canvas, about) : saveSvg(this.canvas, about);
  }

  async walk() {
    const { Tree } = await import("./tree.js");
    const place = page.querySelector(".kt-tree");
    place.hidden = false;
    this.tree ??= new Tree(place, treeWords(), (id) => host.addressOf(id));
    this.tree.show(host.set, this.members, this.pyramid);
    this.tree.draw(true);
  }
}

// How to cite what is shown: the record in its version, where that can be known, and the address.
async function citation() {
  const version = await fetch(new URL("version.json", host.root)).then((reply) => reply.json()).catch(() => ({}));
  const record = version.record ? host.t.record.replace("{version}", version.record) : "";
  return [host.t.site, record, location.href].filter(Boolean).join(". ");
}

function periodOf({ from, until }) {
  return from || until ? [from?.[0] ?? -Infinity, (until?.[1] ?? Infinity) + 1] : null;
}

// A period was brushed.
function chosen(from, until) {
  const bounds = readState(`?from=${from}&until=${until}`);
  host.choose(Object.fromEntries(["from", "until", "from_text", "until_text"].map((key) => [key, bounds[key]])));
}

function treeWords() {
  const { t } = host;
  const four = (year) => String(year).padStart(4, "0");
  const name = (pattern, values) => Object.entries(values).reduce((text, [key, value]) => text.replace(`{${key}}`, value), pattern);
  return {
    count: (certain, possible) => host.countWords(certain, possible),
    events: (count) => host.eventsWords(count),
    decade: (year) => name(t.decade, { first: four(year), last: four(year + 9) }),
    month: (year, month) => name(t.month, { month: t.months[month - 1], year }),
    day: (year, month, day) => name(t.day, { day, month: t.months[month - 1], year }),
    no_month: t.no_month,
    no_day: t.no_day,
  };
}
