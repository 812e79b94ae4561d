// What rss-parser reads of a feed: it knows a title, a link, a day and the content of each entry.
const fs = require("node:fs");
const Parser = require("rss-parser");

new Parser().parseString(fs.readFileSync(process.argv[2], "utf8")).then((feed) => console.log(JSON.stringify(feed)));
