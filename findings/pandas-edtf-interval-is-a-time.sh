#!/usr/bin/env bash
# Intervals of EDTF (ISO 8601-2) as PyPI pandas 3.1.1 reads them, one at a time.
#
# A good guess: `to_datetime` refuses what is no point in time, or takes the first day.
# Seen: of an interval of days it takes the end for a time of day with an offset (`2017-08-05` is 20:17 at UTC-05:00),
# and "since April 2020" and "until April 2020" are the same midnight; an interval of months it refuses.
set -euo pipefail
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
python3 -m venv env
env/bin/pip install --quiet pandas==3.1.1

cat >read.py <<'PYTHON'
import warnings

import pandas

warnings.simplefilter("ignore")
for text in ("2017-08-03/2017-08-05", "2020-04/..", "../2020-04", "2018-07/2018-09"):
    try:
        print(text, pandas.to_datetime(text).isoformat())
    except ValueError as error:
        print(text, "refused")
PYTHON
env/bin/python read.py | tee seen
diff - seen <<'EXPECTED'
2017-08-03/2017-08-05 2017-08-03T20:17:00-05:00
2020-04/.. 2020-04-01T00:00:00
../2020-04 2020-04-01T00:00:00
2018-07/2018-09 refused
EXPECTED
