#!/usr/bin/env bash
# A span that begins in an unknown month, 2018-XX/2018-01, in Python edtf 5.0.2.
#
# A good guess: both ends are valid EDTF by themselves, so `parse_edtf` gives a span or raises its own
# `EDTFParseException`, which callers catch. Seen: an `AttributeError` from inside, and a line of debugging on standard
# output, into whatever the caller prints there. Whoever reads dates of strangers has to catch everything.
set -euo pipefail
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
python3 -m venv env
env/bin/pip install --quiet edtf==5.0.2 2>/dev/null

cat >python.py <<'PYTHON'
from edtf import EDTFParseException, parse_edtf

for text in ("2018-XX", "2018-01", "2018-XX/2018-01"):
    try:
        print(text, type(parse_edtf(text)).__name__)
    except EDTFParseException:
        print(text, "refused")
    except AttributeError as error:
        print(text, "AttributeError:", error)
PYTHON
env/bin/python python.py | tee seen
diff - seen <<'EXPECTED'
2018-XX Unspecified
2018-01 Date
trying to PartialUnspecified.__init__(**{'year': {'year': '2018'}, 'month': 'XX'})
2018-XX/2018-01 AttributeError: 'dict' object has no attribute 'startswith'
EXPECTED
