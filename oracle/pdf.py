#!/usr/bin/env python3
"""Reports as PDF, read by other programs.

    cargo build --features pdf && python3 oracle/pdf.py [KEUR] [--structure]

Needs poppler (`apt-get install poppler-utils`). Every example is written in both languages, and

- `pdfinfo` must find a tagged document with a title, on A4, without scripts;
- `pdffonts` must find every font embedded, with its characters;
- the structure that a screen reader follows (`pdfinfo -struct-text` of `examples/beoordeling`, with `--structure`, for it takes minutes) must hold one heading of the first level first,
  no level skipped, tables with heads for columns and rows, and for the ranking of the same report as Markdown the
  cells of its rows in order;
- the text (`pdftotext`) must hold the headings in that order, and of every example the cells of the first in rank.

Where they are installed `qpdf --check` looks at the file, and `pdfua` and `outloud` (PyPI) at what a machine can
check of PDF/UA-1. PDF/A is checked by the writer alone: there is no veraPDF here.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHORTEST = "beoordeling"
KEUR = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "target/debug/keur").resolve()


def run(*command, codes=(0,)):
    ran = subprocess.run([str(part) for part in command], capture_output=True, encoding="utf-8", errors="replace")
    if ran.returncode not in codes:
        sys.exit(f"{' '.join(map(str, command))} ended with {ran.returncode}\n{ran.stdout}{ran.stderr}")
    return ran.stdout


def squeezed(text):
    """Without spaces and hyphens, which stand where a line ends."""
    return re.sub(r"[\s\u00ad\u2010-]+", "", text)


def markdown_tables(text):
    """Per table the cells of its rows, without its rule."""
    tables, inside = [], False
    for line in text.splitlines():
        if not line.startswith("|"):
            inside = False
            continue
        if not inside:
            tables.append([])
            inside = True
        if not re.fullmatch(r"[|\s:-]+", line):
            cells = re.split(r"(?<!\\)\|", line.strip()[1:-1])
            plain = [re.sub(r"\\([^\w\s])", r"\1", re.sub(r"\*\*|<br>", "", cell)).strip() for cell in cells]
            tables[-1].append([cell for cell in plain if cell])
    return tables


def structure(pdf):
    """The tree as pairs of depth and tag, with the text under each."""
    nodes, above = [], []
    for line in run("pdfinfo", "-struct-text", pdf).splitlines():
        depth = len(line) - len(line.lstrip())
        text = re.match(r'\s*"(.*)"\s*$', line)
        if text:
            for node in above:
                if node["depth"] < depth:
                    node["text"] += text[1]
            continue
        tag = re.match(r"\s*(\w+)", line)
        if tag:
            above = [node for node in above if node["depth"] < depth]
            nodes.append({"tag": tag[1], "depth": depth, "text": ""})
            above.append(nodes[-1])
    return nodes


def in_order(parts, text, what):
    at = 0
    for part in parts:
        found = text.find(part, at)
        if found < 0:
            sys.exit(f"{what}: `{part}` is not where it should be read")
        at = found + len(part)


def look(pdf):
    """What holds for every file; gives its text."""
    info = run("pdfinfo", pdf)
    for said in [r"Tagged:\s+yes", r"JavaScript:\s+no", r"Encrypted:\s+no", r"Title:\s+\S", r"Page size:.*A4"]:
        assert re.search(said, info), f"{pdf}: {said}\n{info}"
    fonts = run("pdffonts", pdf).splitlines()[2:]
    assert fonts
    for font in fonts:
        emb, sub, uni = font.split()[-5:-2]
        assert (emb, uni) == ("yes", "yes"), f"{pdf}: {font}"
    return squeezed(run("pdftotext", pdf, "-"))


def read(pdf, text):
    """What holds for its structure; gives how many headings it has, and what tells whether a row is in it."""
    nodes = structure(pdf)
    headings = [node for node in nodes if re.fullmatch(r"H[1-6]", node["tag"])]
    levels = [int(node["tag"][1]) for node in headings]
    assert levels and levels[0] == 1, f"{pdf}: {levels}"
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:])), f"{pdf}: {levels}"
    tags = {node["tag"] for node in nodes}
    assert {"Table", "TR", "TH", "TD"} <= tags, f"{pdf}: {tags}"
    in_order([squeezed(node["text"]) for node in headings], text, f"{pdf}: headings")
    have = {squeezed(node["text"]) for node in nodes if node["tag"] == "TR"}
    return len(headings), lambda row: squeezed("".join(row)) in have


def optional(pdfs):
    if shutil.which("qpdf"):
        for pdf in pdfs:
            run("qpdf", "--check", pdf)
        print("qpdf: no faults")
    for command in [["pdfua", "check"], ["outloud", "--layer", "conformance", "--no-info"]]:
        beside = Path(sys.executable).with_name(command[0])
        program = str(beside) if beside.exists() else shutil.which(command[0])
        if program:
            print(run(program, *command[1:], *pdfs))


def main():
    pdfs = []
    with tempfile.TemporaryDirectory() as folder:
        for example in sorted(path for path in (ROOT / "examples").iterdir() if path.is_dir()):
            for lang in ["nl", "en"]:
                pdf = Path(folder) / f"{example.name}.{lang}.pdf"
                run(KEUR, "score", example, "--lang", lang, "-o", pdf)
                markdown = run(KEUR, "score", example, "--lang", lang, "--format", "markdown")
                pdfs.append(pdf)
                ranking, *others = markdown_tables(markdown)
                text = look(pdf)
                in_order([squeezed(cell) for cell in ranking[1]], text, f"{pdf}: the first in rank")
                print(f"{pdf.name}: tagged, every font embedded, the first in rank is read in order")
                if example.name != SHORTEST or "--structure" not in sys.argv:
                    continue
                headings, has = read(pdf, text)
                absent = [row for row in ranking if not has(row)]
                assert not absent, f"{pdf}: {absent}"
                rows = [row for table in others for row in table]
                alike = sum(map(has, rows))
                print(f"{pdf.name}: {headings} headings in order, all {len(ranking)} rows of the ranking and "
                      f"{alike} of {len(rows)} other rows of the report in Markdown with their cells in order")
        optional(pdfs)


if __name__ == "__main__":
    main()
