// Applies the reader's choice of colours before anything is drawn; without one the system's choice holds.
(() => {
  try {
    const chosen = localStorage.getItem("kt-scheme");
    if (chosen === "light" || chosen === "dark") document.documentElement.dataset.scheme = chosen;
  } catch {}
})();
