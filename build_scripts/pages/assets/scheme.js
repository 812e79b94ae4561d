(() => {
  try {
    const chosen = localStorage.getItem("kt-scheme");
    if (chosen === "light" || chosen === "dark") document.documentElement.dataset.scheme = chosen;
  } catch {}
})();
