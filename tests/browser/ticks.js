async () => {
  const { dayOf, ticks, labelOf } = await import(new URL("../assets/timeline/calendar.js", location.href).href);
  const wrong = [];
  for (let month = 2015 * 12; month < 2021 * 12; month += 1) {
    const [year, at] = [Math.floor(month / 12), (month % 12) + 1];
    const start = dayOf(year, at, 1) * 1440;
    for (const [days, unit, row] of [[365, "month", 0], [40, "month", 1], [4, "month", 2]]) {
      const rows = ticks({ from: start - days * 720, to: start + days * 720 }, 1000);
      if (rows[row]?.unit !== unit || !rows[row].items.includes(start)) wrong.push([year, at, days]);
      const years = rows.at(-1);
      if (years.unit !== "year" || (at === 1 && !years.items.includes(start))) wrong.push([year, at, days, "year"]);
    }
    const [, months] = ticks({ from: start, to: start + 31 * 1440 }, 1000);
    if (labelOf("month", months.items[0], [..."abcdefghijkl"]) !== "abcdefghijkl"[at - 1]) wrong.push([year, at]);
  }
  return wrong;
}
