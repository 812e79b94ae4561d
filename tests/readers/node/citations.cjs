// What Citation.js makes of the same citation in its three forms, as CSL-JSON.
const fs = require("node:fs");
const { Cite } = require("@citation-js/core");
require("@citation-js/plugin-bibtex");
require("@citation-js/plugin-ris");
require("@citation-js/plugin-csl");

const read = process.argv.slice(2).map((path) => new Cite(fs.readFileSync(path, "utf8")).data[0]);
console.log(JSON.stringify(read));
