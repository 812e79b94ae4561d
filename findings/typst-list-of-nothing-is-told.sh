#!/usr/bin/env bash
# A list that happens to have no items, made by a template with Typst 0.15.2 as PDF/UA-1, and what page-validation 0.11.0
# says of the file.
#
# A good guess: a list of nothing leaves nothing in the file, or is refused, since a list has one item or more. Seen: it is
# an `L` element without an `LI`, which is told as a list to whoever hears the file; Typst says nothing, and the checker
# finds that the file conforms. A list with one item is there to compare with, and an enumeration does the same. So a
# template asks whether there are items before it makes a list of them.
set -euo pipefail
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
python3 -m venv env
env/bin/pip install --quiet typst==0.15.2 page-validation==0.11.0 pikepdf==10.18.0 2>/dev/null

cat >python.py <<'PYTHON'
import page
import pikepdf
import typst

SOURCE = """#set document(title: "Changes", date: datetime(year: 2031, month: 7, day: 1))
= Changes
Before.
#KIND(..ITEMS.map(str))
After.
"""


def elements(node):
    kids = node.get("/K")
    below = [kids] if isinstance(kids, pikepdf.Dictionary) else list(kids) if isinstance(kids, pikepdf.Array) else []
    inner = [elements(each) for each in below if isinstance(each, pikepdf.Dictionary) and "/S" in each]
    return (str(node.S)[1:], [each for each in inner]) if "/S" in node else inner


def found(tree, name):
    return [each for each in tree if each[0] == name] + [hit for each in tree for hit in found(each[1], name)]


for kind, items in (("list", "(1,)"), ("list", "()"), ("enum", "()")):
    text = SOURCE.replace("KIND", kind).replace("ITEMS", items)
    pdf, warnings = typst.compile_with_warnings(text.encode(), format="pdf", pdf_standards=["ua-1"])
    with open("file.pdf", "wb") as file:
        file.write(pdf)
    with pikepdf.open("file.pdf") as opened:
        lists = found(elements(opened.Root.StructTreeRoot), "L")
    failures = page.validate_pdf("file.pdf", profile=page.ValidationProfile.PDF_UA_1).failures
    print(kind, items, [[each[0] for each in one[1]] for one in lists], len(warnings), len(failures))
PYTHON
env/bin/python python.py | tee seen
diff - seen <<'EXPECTED'
list (1,) [['LI']] 0 0
list () [[]] 0 0
enum () [[]] 0 0
EXPECTED
