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
