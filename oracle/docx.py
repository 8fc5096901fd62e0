#!/usr/bin/env python3
"""The assessment chapter as python-docx (MIT) reads it: headings, lists, tables with head rows, language.

Usage: oracle/docx.py target/debug/keur. Says so and ends well where python-docx is not installed.
"""
import subprocess
import sys
import tempfile
from pathlib import Path

try:
    sys.path = [entry for entry in sys.path if Path(entry or ".").resolve() != Path(__file__).resolve().parent]
    import docx
    from docx.oxml.ns import qn
except ImportError:
    print("skipped: python-docx is not installed")
    sys.exit(0)

ROOT = Path(__file__).resolve().parent.parent
keur = Path(sys.argv[1]).resolve()
for example in ["zaaksysteem", "eu-csf", "beoordeling"]:
    for lang in ["nl", "en"]:
        with tempfile.TemporaryDirectory() as folder:
            word, plain = Path(folder, "b.docx"), Path(folder, "b.md")
            subprocess.run([keur, "document", f"examples/{example}", "--lang", lang, "-o", word, "-o", plain],
                           cwd=ROOT, check=True, capture_output=True)
            document = docx.Document(str(word))
            marks = [line for line in plain.read_text().splitlines() if line.startswith("#")]
            wanted = [(len(line) - len(line.lstrip("#"))) for line in marks]
            heads = [p for p in document.paragraphs if p.style.name.startswith("Heading")]
            found = [int(p.style.name.split()[-1]) for p in heads]
            assert found == wanted, (example, lang, len(found), len(wanted))
            rules = sum(line.startswith("| ---") for line in plain.read_text().splitlines())
            assert len(document.tables) == rules, (example, lang, len(document.tables), rules)
            for table in document.tables:
                head = table.rows[0]._tr
                assert head.trPr is not None and head.trPr.find(qn("w:tblHeader")) is not None
            assert document.core_properties.language == {"nl": "nl-NL", "en": "en-GB"}[lang]
            items = sum(p.style.name == "List Paragraph" for p in document.paragraphs)
            print(f"{example} {lang}: {len(heads)} headings, {len(document.tables)} tables, {items} items of lists")
