// What ical.js reads of a calendar: of each event its id, summary, days and categories.
const fs = require("node:fs");
const ICAL = require("ical.js").default ?? require("ical.js");

const calendar = new ICAL.Component(ICAL.parse(fs.readFileSync(process.argv[2], "utf8")));
const events = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  return {
    uid: event.uid,
    summary: event.summary,
    start: event.startDate.toString(),
    end: event.endDate.toString(),
    repeats: event.isRecurring(),
    categories: component.getFirstProperty("categories").getValues(),
  };
});
console.log(JSON.stringify(events));
