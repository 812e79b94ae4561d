#!/usr/bin/env bash
# A running head that is on one page only, in outloud 0.2.1.
#
# A good guess: what a file declares as `/Artifact <</Type/Pagination/Subtype/Header …>>` is a running head, which
# ISO 32000-1 (14.8.2.2.2, table 330) has as an artifact, and which PDF/UA-1 (7.8) wants as one. Seen: the kind of an
# artifact is not looked at. A line of eight words, four of them in small letters, is "real content marked as an
# artifact", an error (TAG-002), unless the same line is on three pages: the head of a chapter of one or two sheets
# fails the file, and that of the next chapter does not. Shorter heads and those of longer chapters pass.
set -euo pipefail
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
python3 -m venv env
env/bin/pip install --quiet outloud==0.2.1 'pymupdf<2' pikepdf==10.18.0 2>/dev/null

cat >python.py <<'PYTHON'
import outloud
import pikepdf
from pikepdf import Array, Dictionary, Name

FONT = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)


def write(heads):
    """Write a page for each head, which is declared as what it is, above one paragraph."""
    with pikepdf.new() as pdf:
        root = pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        document = pdf.make_indirect(Dictionary(S=Name.Document, P=root, K=Array()))
        parents = Array()
        for at, head in enumerate(heads):
            pdf.add_blank_page()
            page = pdf.pages[at].obj
            content = (
                f"/Artifact <</Type/Pagination/Subtype/Header/Attached[/Top]>> BDC BT /F 8 Tf 70 760 Td ({head}) Tj ET EMC\n"
                f"/P <</MCID 0>> BDC BT /F 10 Tf 70 700 Td (Text of page {at}.) Tj ET EMC"
            )
            page.Contents = pdf.make_stream(content.encode())
            page.Resources, page.StructParents = Dictionary(Font=Dictionary(F=FONT)), at
            paragraph = pdf.make_indirect(Dictionary(S=Name.P, P=document, Pg=page, K=0))
            document.K.append(paragraph)
            parents.extend([at, Array([paragraph])])
        root.K, root.ParentTree = document, pdf.make_indirect(Dictionary(Nums=parents))
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        pdf.save("file.pdf")


LONG, SHORT = "Chronicle of the Marrow: how to read it", "Chronicle of floods: contents"
for heads in ([LONG], [LONG, LONG, LONG], [SHORT]):
    write(heads)
    found = [finding for finding in outloud.check("file.pdf").findings if finding.rule == "TAG-002"]
    print(len(heads), heads[0], [(finding.severity, finding.evidence) for finding in found])
PYTHON
env/bin/python python.py | tee seen
diff - seen <<'EXPECTED'
1 Chronicle of the Marrow: how to read it [('error', 'Chronicle of the Marrow: how to read it')]
3 Chronicle of the Marrow: how to read it []
1 Chronicle of floods: contents []
EXPECTED
