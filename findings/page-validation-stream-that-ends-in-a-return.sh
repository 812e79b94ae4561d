#!/usr/bin/env bash
# A PDF with a stream whose last byte is a carriage return, in page-validation 0.11.0.
#
# A good guess: a stream of 8 bytes whose `Length` is 8, with a line feed before `endstream`, is right whatever its bytes
# are. Seen: where the last of them is a carriage return, it is taken for a part of the end of the line, and the file
# fails PDF/A with "a stream /Length does not match its raw content length". One compressed stream in 256 ends so: nearly
# every file of a few hundred streams is said not to conform. Writing it by another program helps by chance only.
set -euo pipefail
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
python3 -m venv env
env/bin/pip install --quiet page-validation==0.11.0 pikepdf==10.18.0 2>/dev/null

cat >python.py <<'PYTHON'
import page
import pikepdf

for end in (b"n", b"\n", b"\r"):
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.pages[0].Contents = pdf.make_stream(b"% a %%%" + end)
        pdf.save("file.pdf", compress_streams=False)
    with open("file.pdf", "rb") as file:
        written = b"% a %%%" + end + b"\nendstream" in file.read()
    failures = page.validate_pdf("file.pdf", profile=page.ValidationProfile.PDF_A_2B).failures
    print(end, written, [failure.message for failure in failures if "STREAM-LENGTH" in failure.rule_id])
PYTHON
env/bin/python python.py | tee seen
diff - seen <<'EXPECTED'
b'n' True []
b'\n' True []
b'\r' True ['a stream /Length does not match its raw content length']
EXPECTED
