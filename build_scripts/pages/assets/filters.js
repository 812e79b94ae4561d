// The filters of a page as a form: its choices come with the data, each with its count under what is chosen.
import { FLAGS, LISTS, readState } from "./address.js";

const MORE = ["measure", "differ", "single", "changed"]; // what the filter without choices of its own counts
const TEXTS = ["q", "from", "until", "changed"];

export class Filters {
  constructor(form, { number, count }, placeKinds) {
    Object.assign(this, { form, number, count, placeKinds });
    this.facets = [...form.querySelectorAll(".kt-facet[data-key]")];
    for (const facet of this.facets) facet.addEventListener("toggle", () => facet.open && this.showCounts(facet));
    addEventListener("click", (event) => form.querySelectorAll(".kt-facet").forEach((facet) => facet.contains(event.target) || (facet.open = false)));
    addEventListener("keydown", (event) => this.close(event));
  }

  // Put the choices of the data into the form, each with a place for its count.
  offer(set) {
    this.set = set;
    for (const facet of this.facets) {
      const choices = set.words[facet.dataset.key].map(([id, label]) => choiceOf(facet.dataset.key, id, label));
      facet.querySelector(".kt-options").append(...choices);
      facet.rows = choices;
    }
    const option = ([id]) => Object.assign(document.createElement("option"), { value: id });
    this.form.elements.measure?.append(...set.words.measure.map(option));
  }

  // What the form says, as a state. More than one figure or window can only come from an address: they stay.
  read(state, touched) {
    const { elements } = this.form;
    const search = new URLSearchParams();
    for (const key of TEXTS) if (elements[key]?.value.trim()) search.append(key, elements[key].value.trim());
    for (const key of LISTS) for (const box of this.chosen(key)) search.append(key, box.value);
    for (const key of [...FLAGS, "only"]) if (elements[key]?.checked) search.set(key, elements[key].value);
    const [measure, least, most] = ["measure", "least", "most"].map((name) => elements[name]?.value.trim() ?? "");
    const from = least || most ? least : "0"; // without bounds: any number
    if (measure) search.set("figure", `${measure}:${from}..${most}`);
    const next = readState(`?${search}`);
    const keepsFigures = !["measure", "least", "most"].includes(touched) && state.figure.length > 1;
    const lanes = elements.lanes ? elements.lanes.value : state.lanes;
    return { ...next, lanes, figure: keepsFigures ? state.figure : next.figure, box: elements.box?.checked ? state.box : [], view: state.view, map: state.map };
  }

  chosen(key) {
    return this.form.querySelectorAll(`input[type=checkbox][name="${key}"]:checked`);
  }

  // Fill the form from a state.
  fill(state) {
    const { elements } = this.form;
    for (const key of TEXTS) if (elements[key]) elements[key].value = state[`${key}_text`] ?? state[key];
    for (const { rows = [], dataset } of this.facets) for (const row of rows) row.box.checked = state[dataset.key].includes(row.box.value);
    for (const key of [...FLAGS, "only"]) if (elements[key]) elements[key].checked = Boolean(state[key]);
    if (elements.lanes) this.fillLanes(elements.lanes, state.lanes);
    if (elements.box) elements.box.checked = state.box.length > 0;
    if (elements.box) elements.box.closest("label").hidden = !state.box.length;
    const { measure = "", least = "", most = "" } = state.figure[0] ?? {};
    if (elements.measure) [elements.measure.value, elements.least.value, elements.most.value] = [measure, least ?? "", most ?? ""];
  }

  // Lanes that an address asks for and the form does not offer are offered from then on.
  fillLanes(select, lanes) {
    if (![...select.options].some(({ value }) => value === lanes)) select.append(new Option(lanes, lanes));
    select.value = lanes;
  }

  // By what is counted in a filter that is open.
  counted() {
    return [...this.form.querySelectorAll(".kt-facet[open]")].flatMap(({ dataset }) => dataset.key ?? MORE);
  }

  // Whether the counts of all that is open are known.
  isWhole() {
    return this.counted().every((key) => this.counts[key] !== null);
  }

  // Say the counts of a selection. Those of a filter that is closed are written when it is opened.
  recount(selection) {
    this.counts = selection.counts;
    for (const facet of this.facets) {
      facet.isOld = true;
      if (facet.open) this.showCounts(facet);
      const names = facet.rows.filter(({ box }) => box.checked).map(({ label }) => label);
      facet.querySelector(".kt-chosen").textContent = names.join(", ");
    }
    for (const place of this.form.querySelectorAll("[data-count]")) place.textContent = this.words(this.counts[place.dataset.count]);
    const { measure } = this.form.elements;
    if (measure) this.showMeasures(measure);
  }

  // A number, or nothing where it is not known yet.
  words(count) {
    return count === null ? "" : this.number(count);
  }

  showCounts(facet) {
    if (!facet.isOld) return;
    const counts = this.counts[facet.dataset.key];
    facet.isOld = counts === null;
    for (const [at, row] of facet.rows.entries()) {
      const count = counts === null ? null : counts[at];
      if (count !== null) row.hidden = !count && !row.box.checked;
      if (row.shown === count) continue;
      row.shown = count;
      row.note.textContent = this.words(count);
    }
  }

  // Every measure with the events that have a number of it within the bounds that are asked for.
  showMeasures(select) {
    const { measure, sure_measure: sure } = this.counts;
    for (const [at, [, label]] of this.set.words.measure.entries()) {
      const option = select.options[at + 1];
      option.textContent = measure ? `${label} (${this.number(measure[at])})` : label;
      option.hidden = measure !== null && !measure[at] && !option.selected;
    }
    const on = select.selectedIndex - 1;
    this.form.querySelector(".kt-figure-count").textContent = on < 0 || !measure ? "" : this.count(sure[on], measure[on]);
  }

  close(event) {
    const open = this.form.querySelector(".kt-facet[open]");
    if (event.key !== "Escape" || !open) return;
    open.open = false;
    open.querySelector("summary").focus();
  }
}

function choiceOf(key, id, label) {
  const row = document.createElement("label");
  const box = Object.assign(document.createElement("input"), { type: "checkbox", name: key, value: id });
  const [name, note] = [document.createElement("span"), document.createElement("span")];
  name.textContent = label;
  row.append(box, name, note);
  return Object.assign(row, { box, note, label });
}
