// The signs of a selection on a map: areas, and marks, of which those that would cover each other are one. As
// `pages/maps/merging.py` has them: a mark for others is where the one with most events is, never between them.
const APART = 1.7;

// Which events of a selection each spot has, and how many of these are certain.
export function eventsBySpot(located, selection) {
  const events = located.spots.map(() => []);
  for (let i = 0; i < selection.on.length; i += 1) if (selection.on[i]) for (const spot of located.of[i]) events[spot].push(i);
  return events;
}

// The marks of spots at a scale: `dot` is the radius of a single event's, `hatched` that of one that is not exact,
// `disc` that of one with a number in it; all in units.
export function marksOf(spots, events, { dot, hatched, disc }) {
  const signs = spots.map((spot, at) => ({ ...spot, events: events[at] })).filter(({ shape, events: own }) => !shape && own.length);
  const wide = signs.filter(({ reach }) => reach > disc).sort((a, b) => b.reach - a.reach);
  const others = signs.filter(({ reach }) => reach <= disc).sort((a, b) => b.events.length - a.events.length);
  const groups = grouped(others, APART * disc);
  const marks = wide.map((sign) => markOf([sign], sign.reach));
  for (const group of groups) {
    const count = new Set(group.flatMap(({ events: own }) => own)).size;
    const isExact = group.every((sign) => sign.isExact);
    const least = count > 1 ? disc : isExact ? dot : hatched;
    marks.push(markOf(group, Math.max(least, ...group.map(({ reach }) => reach))));
  }
  return marks;
}

function markOf(group, radius) {
  const isWide = group.length === 1 && group[0].reach >= radius;
  const events = [...new Set(group.flatMap(({ events: own }) => own))];
  return { x: group[0].x, y: group[0].y, radius, events, group, isExact: !isWide && group.every((sign) => sign.isExact) };
}

// Spots in groups: each with the first one before it that is nearer than a distance.
function grouped(signs, apart) {
  const cells = new Map();
  const groups = [];
  for (const sign of signs) {
    const [column, row] = [Math.floor(sign.x / apart), Math.floor(sign.y / apart)];
    const near = [0, -1, 1].flatMap((dx) => [0, -1, 1].flatMap((dy) => cells.get(`${column + dx} ${row + dy}`) ?? []));
    const group = near.find(([first]) => Math.hypot(first.x - sign.x, first.y - sign.y) < apart);
    if (group) group.push(sign);
    else {
      groups.push([sign]);
      const cell = `${column} ${row}`;
      cells.set(cell, [...(cells.get(cell) ?? []), groups.at(-1)]);
    }
  }
  return groups;
}
