// Whether a JSON Feed follows the schema of version 1.1: what is wrong with it, one line each.
const fs = require("node:fs");
const Ajv = require("ajv");

const ajv = new Ajv({ strict: false, logger: false, validateFormats: false });
const validate = ajv.compile({ ...require("jsonfeed-schema/schema-v1.1.json"), $schema: undefined });
validate(JSON.parse(fs.readFileSync(process.argv[2], "utf8")));
console.log(JSON.stringify((validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`)));
