// What scripts add to a page that is whole without them: the choice of colours.
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
if (document.getElementById("kt-search")) import("./search.js");
if (document.getElementById("kt-drawn")) import("./drawn.js");
