// The calendar: minutes, units of time and ticks, all in UTC, so that no clock of a reader moves them. A minute is
// counted from the midnight before day 0; days have the numbers that the record's data give them (1 is 0001-01-01).
export const DAY = 1440;
export const LEVELS = ["hour", "day", "month", "year", "decade", "century"];
const EPOCH = 719163; // 1970-01-01
const YEARS = { year: 1, decade: 10, century: 100 };
const TYPICAL = { hour: 60, day: DAY, month: 43830, year: 525960, decade: 5259600, century: 52596000 };

export function dayOf(year, month, day) {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day); // unlike Date.UTC, which takes the year 31 for 1931
  return Math.round(date / 864e5) + EPOCH;
}

// Year, month and day of a day's number.
export function partsOf(day) {
  const date = new Date((day - EPOCH) * 864e5);
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
}

export function bucketOf(level, minute) {
  if (level === "hour") return Math.floor(minute / 60);
  if (level === "day") return Math.floor(minute / DAY);
  const [year, month] = partsOf(Math.floor(minute / DAY));
  return level === "month" ? year * 12 + month - 1 : Math.floor(year / YEARS[level]);
}

// The first minute of a unit: the last one of the unit before is a minute earlier.
export function firstOf(level, bucket) {
  if (level === "hour") return bucket * 60;
  if (level === "day") return bucket * DAY;
  if (level === "month") return dayOf(Math.floor(bucket / 12), (((bucket % 12) + 12) % 12) + 1, 1) * DAY;
  return dayOf(bucket * YEARS[level], 1, 1) * DAY;
}

// The smallest unit of which a bar is at least so many pixels wide.
export function levelFor(minutesPerPixel, pixels = 6) {
  return LEVELS.find((level) => TYPICAL[level] >= minutesPerPixel * pixels) ?? "century";
}

// Every step begins anew with the unit around it, so that each month and each year has its first tick.
const STEPS = [
  ["hour", 1], ["hour", 3], ["hour", 6], ["hour", 12], ["day", 1], ["day", 5], ["day", 10], ["month", 1], ["month", 3],
  ["month", 6], ["year", 1], ["year", 2], ["year", 5], ["year", 10], ["year", 20], ["year", 50], ["year", 100],
  ["year", 200], ["year", 500], ["year", 1000],
];
const AROUND = { hour: ["day", "month", "year"], day: ["month", "year"], month: ["year"], year: [] };

// The rows of an axis from the finest to the year: units with their first minutes, in order.
export function ticks(view, width, apart = 64) {
  const perPixel = (view.to - view.from) / width;
  const [unit, step] = STEPS.find(([name, by]) => TYPICAL[name] * by >= perPixel * apart) ?? STEPS.at(-1);
  const rows = [{ unit, items: [...steps(unit, step, view)] }];
  for (const around of AROUND[unit]) rows.push({ unit: around, items: [...steps(around, 1, view)] });
  return rows;
}

function* steps(unit, step, view) {
  for (let bucket = bucketOf(unit, view.from); ; bucket += 1) {
    const at = firstOf(unit, bucket);
    if (at >= view.to) return;
    if (isStep(unit, step, bucket, at)) yield at;
  }
}

function isStep(unit, step, bucket, at) {
  if (unit === "hour") return (bucket % 24) % step === 0;
  if (unit === "month") return (bucket % 12) % step === 0;
  if (unit === "year") return bucket % step === 0;
  const day = partsOf(at / DAY)[2];
  return step === 1 || (day % step === 1 && day < 30);
}

// What stands at a tick.
export function labelOf(unit, at, months) {
  const [year, month, day] = partsOf(Math.floor(at / DAY));
  if (unit === "hour") return `${String(Math.floor((at % DAY) / 60)).padStart(2, "0")}:00`;
  if (unit === "day") return String(day);
  return unit === "month" ? months[month - 1] : String(year).padStart(4, "0");
}

// A minute as an address has it: a day, with a time where it is not midnight.
export function written(minute) {
  const [year, month, day] = partsOf(Math.floor(minute / DAY));
  const two = (number) => String(number).padStart(2, "0");
  const rest = minute % DAY;
  const date = `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
  return rest ? `${date}T${two(Math.floor(rest / 60))}:${two(rest % 60)}` : date;
}

// The first and the last minute of a year, a month, a day or a minute that is written; nothing for anything else.
export function read(text) {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2}))?)?)?$/.exec(text ?? "");
  if (!parts) return null;
  const [year, month, day, hour, minute] = parts.slice(1).map((part) => part && Number(part));
  if (!year || month === 0 || month > 12 || day === 0 || hour > 23 || minute > 59) return null;
  if (day && partsOf(dayOf(year, month, day))[2] !== day) return null;
  if (hour !== undefined) return Array(2).fill(dayOf(year, month, day) * DAY + hour * 60 + minute);
  if (day) return [dayOf(year, month, day) * DAY, dayOf(year, month, day) * DAY + DAY - 1];
  const [unit, bucket] = month ? ["month", year * 12 + month - 1] : ["year", year];
  return [firstOf(unit, bucket), firstOf(unit, bucket + 1) - 1];
}
