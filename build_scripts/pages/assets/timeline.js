// What scripts add to a page that is whole without them: the choice of colours, and citations as files.
const button = document.querySelector(".kt-scheme");
if (button) {
  const order = ["auto", "light", "dark"];
  const root = document.documentElement;
  const current = () => root.dataset.scheme ?? "auto";
  const label = () => {
    const words = `${button.dataset.label}: ${button.dataset[current()]}`;
    button.setAttribute("aria-label", words);
    button.title = words;
  };
  button.addEventListener("click", () => {
    const next = order[(order.indexOf(current()) + 1) % order.length];
    if (next === "auto") delete root.dataset.scheme;
    else root.dataset.scheme = next;
    try {
      localStorage.setItem("kt-scheme", next);
    } catch {}
    label();
  });
  label();
  button.hidden = false;
}
// A site that does not know its own address leaves it to the browser, which does, unless it shows a copy in a folder.
for (const citation of document.querySelectorAll(".kt-citation")) {
  const { path, copy, copied, refused } = citation.dataset;
  if (!citation.querySelector("a") && location.protocol !== "file:") {
    const url = new URL(path, location.href).href;
    citation.append(" ", Object.assign(document.createElement("a"), { className: "kt-url", href: url, textContent: url }));
  }
  if (!navigator.clipboard) continue;
  const text = citation.textContent;
  const button = Object.assign(document.createElement("button"), { type: "button", className: "kt-copy", textContent: copy });
  button.addEventListener("click", async () => {
    button.textContent = await navigator.clipboard.writeText(text).then(() => copied, () => {
      getSelection().selectAllChildren(citation);
      return refused;
    });
  });
  citation.after(" ", button);
}
for (const form of document.querySelectorAll(".kt-forms pre")) {
  const save = document.createElement("button");
  save.type = "button";
  save.textContent = form.parentElement.dataset.save;
  save.setAttribute("aria-label", `${save.textContent}: ${form.dataset.file}`);
  save.addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([form.textContent, "\n"]));
    link.download = form.dataset.file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
  form.before(save);
}
if (document.getElementById("kt-search")) import("./search.js");
if (document.getElementById("kt-drawn")) import("./drawn.js");
if (document.getElementById("kt-mapped")) import("./mapped.js");
