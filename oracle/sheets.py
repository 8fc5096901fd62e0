#!/usr/bin/env python3
"""LibreOffice opens the workbooks that keur writes, reckons them anew, and comes to what keur printed.

    python3 oracle/sheets.py target/release/keur examples/*/

Of every tender, and of one made here in which many scores lie exactly on a rounding half, both forms (xlsx, ods)
are written. Then every value that a formula had is spoilt, so that what LibreOffice shows can only come from
reckoning; and in a second copy a weight is changed, and the tender with it. Standard library only.
"""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from decimal import Decimal
from fractions import Fraction

ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="ODFRecalcMode"><value>0</value></prop></item>
</oor:items>
"""
# comma, quote, UTF-8, from the first row, values as they are and not as shown, every sheet
CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
SHEET = "Rangorde"
FORMS = ("xlsx", "ods")


def keur(binary, *words):
    done = subprocess.run([binary, *words], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{words}: {done.stderr}")
    return done.stdout


def rewritten(path, to, change):
    """A copy of a zip file in which every part was changed; the order stays, and the first part stays stored."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(to, "w", zipfile.ZIP_STORED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), change(name, old.read(name).decode()))


def spoil(name, text):
    """Every value that a formula had becomes another one."""
    if name == "content.xml":
        text = re.sub(r'(table:formula="[^"]*" office:value-type="float" office:value=")[^"]*', r"\g<1>-77", text)
        return re.sub(
            r'(table:formula="[^"]*" office:value-type="string" office:string-value=")[^"]*', r"\g<1>spoilt", text
        )
    text = re.sub(r'( t="str"><f>[^<]*</f><v>)[^<]*', r"\g<1>spoilt", text)
    return re.sub(r"(\"><f>[^<]*</f><v>)(?!spoilt)[^<]*", r"\g<1>-77", text)


def weigh(place, label, weight):
    """The first weight or value above the ranking becomes another one; `place` is its cell, as A1."""

    def change(name, text):
        text = spoil(name, text)
        if name == "xl/worksheets/sheet2.xml":
            text, n = re.subn(rf'(<c r="{place}" [^>]*><v>)[^<]*', rf"\g<1>{weight}", text)
        elif name == "content.xml":
            start = text.index(f'<table:table table:name="{SHEET}"')
            end = text.index("</table:table>", start)
            sheet = text[start:end]
            row = sheet.index(f"<text:p>{label}</text:p>")
            changed, n = re.subn(r'(office:value=")[^"]*', rf"\g<1>{weight}", sheet[row:], count=1)
            text = text[:start] + sheet[:row] + changed + text[end:]
        else:
            return text
        assert n == 1, f"{place}: {n} cells"
        return text

    return change


def opened(files, profile):
    """What LibreOffice shows of the ranking in each file."""
    made = tempfile.mkdtemp(dir=os.path.dirname(profile))
    words = [f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", CSV, "--outdir", made]
    done = subprocess.run(["soffice", *words, *files], capture_output=True, text=True, timeout=600)
    shown = {}
    for file in files:
        stem = os.path.splitext(os.path.basename(file))[0]
        path = os.path.join(made, f"{stem}-{SHEET}.csv")
        if not os.path.exists(path):
            sys.exit(f"LibreOffice did not open {file}: {done.stdout}{done.stderr}")
        with open(path, newline="", encoding="utf-8") as text:
            shown[file] = list(csv.reader(text))
    return shown


def ranking(rows):
    """Per bid what the sheet reckons, by the heads of its columns."""
    head = next(place for place, row in enumerate(rows) if "Score" in row)
    heads = rows[head]
    table = {}
    for row in rows[head + 1 :]:
        cells = dict(zip(heads, row))
        if cells.get("Score"):
            bidder = cells["Inschrijver"]
            table[bidder[bidder.rfind("(") + 1 :].rstrip(")")] = cells
    return table


def expected(report):
    """Per bid with a score: score, figure and rank as keur printed them."""
    table = {}
    for bid in report["bids"]:
        if bid["score"]:
            figure = (bid.get("award") or {}).get("figure")
            table[bid["id"]] = (bid["score"]["value"], figure and figure["value"], bid["rank"], bid["score"]["exact"])
    return table


def same(shown, printed):
    """Whether a number, as LibreOffice has it, is the printed one to its last digit."""
    digits = len(printed.split(".")[1]) if "." in printed else 0
    return round(Decimal(shown), digits + 2) == Decimal(printed)


def compare(name, rows, report, check):
    """How many scores were held against keur's; stops at the first that differs."""
    found, wanted = ranking(rows), expected(report)
    if set(found) != set(wanted):
        sys.exit(f"{name}: bids {sorted(found)}, expected {sorted(wanted)}")
    for bid, (score, figure, rank, _) in wanted.items():
        cells = found[bid]
        if not same(cells["Score"], score):
            sys.exit(f"{name}: {bid} scores {cells['Score']}, keur says {score}")
        if "Gunningscijfer" in cells and figure is not None and not same(cells["Gunningscijfer"], figure):
            sys.exit(f"{name}: {bid} comes to {cells['Gunningscijfer']}, keur says {figure}")
        if cells["Rang"] != ("" if rank is None else str(rank)):
            sys.exit(f"{name}: {bid} has rank {cells['Rang']!r}, keur says {rank}")
        if not cells["Controle"].startswith(check):
            sys.exit(f"{name}: {bid} is said to be {cells['Controle']!r}")
    return len(wanted)


def on_half(report):
    """How many scores lie exactly on a half of the last of two decimals."""
    doubled = [Fraction(exact) * 200 for *_, exact in expected(report).values()]
    return sum(one.denominator == 1 and one.numerator % 2 == 1 for one in doubled)


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def halves(folder, award):
    """A tender of twenty bids, whose scores lie on a half as soon as the first answer is odd."""
    catalogue = 'format = 1\n[catalogue]\nid = "helften"\nversion = "1"\ntitle = "Helften"\n'
    catalogue += '[[profile]]\nid = "p"\ndefault = true\nweights = { a = 35, b = 40, c = 25 }\n'
    for group, most in (("a", 40), ("b", 50), ("c", 16)):
        catalogue += f'[[group]]\nid = "{group}"\ntitle = "{group}"\n[[criterion]]\nid = "{group}1"\ngroup = "{group}"\n'
        catalogue += f'title = "{group}1"\n'
        for n in range(most + 1):
            catalogue += f'[[criterion.option]]\nid = "o{n}"\ntext = "{n}"\npoints = {n}\n'
    write(f"{folder}/cat/catalogue.toml", catalogue)
    tender = '[tender]\nid = "t"\ntitle = "T"\nlanguage = "nl"\nas_of = 2026-11-01\n[rules]\nuse = ["./cat"]\n'
    write(f"{folder}/tender.toml", "format = 1\n" + tender + award)
    for n in range(20):
        answers = f'a1 = "o{2 * n + 1 if n % 4 else 2 * n}"\nb1 = "o{2 * n}"\nc1 = "o{8 * n % 16}"\n'
        bid = f'[bid]\nid = "b{n:02}"\ntender = "t"\nsupplier = "Bieder {n} B.V."\n'
        price = f"[price]\namount = {400000 + 12345 * (7 * n % 20)}.{n:02}\n"
        write(f"{folder}/bids/b{n:02}/bid.toml", f"format = 1\n{bid}{price}[answers]\n{answers}")


AWARDS = {
    "kwaliteit": "",
    "absoluut": '[award]\nmethod = "weighted"\nformula = "absolute-linear"\nquality_weight = 60\nprice_weight = 40\n'
    "floor = 400000\nceiling = 800000\n",
    "verhouding": '[award]\nmethod = "weighted"\nformula = "lowest-ratio"\nquality_weight = 60\nprice_weight = 40\n',
    "relatief": '[award]\nmethod = "weighted"\nformula = "relative-linear"\nquality_weight = 70\nprice_weight = 30\n',
    "laagste": '[award]\nmethod = "weighted"\nformula = "to-lowest"\nquality_weight = 50\nprice_weight = 50\nround = 1\n',
    "waarde": '[award]\nmethod = "value"\nvalues = { a = 35000, b = 40000, c = 25000.50 }\n',
    "per-euro": '[award]\nmethod = "value-for-money"\n',
}


def heavier(tender, group, weight):
    """The tender with another weight for a group; without its lock its prices would stay shut."""
    with open(tender, encoding="utf-8") as file:
        text = file.read().replace("price_after_quality = true", "")
    changed = re.sub(r"(?m)^values = \{ a = \d+", f"values = {{ a = {weight}", text, count=1)
    if changed != text:
        return write(tender, changed)
    changed = re.sub(r"(?m)^weights = \{", f'weights = {{ "{group}" = {weight}, ', text, count=1)
    if changed == text:
        changed = re.sub(r"(?m)^\[rules\]\n", f'[rules]\nweights = {{ "{group}" = {weight} }}\n', text, count=1)
    write(tender, changed)


def main():
    binary, tenders = os.path.abspath(sys.argv[1]), [path.rstrip("/") for path in sys.argv[2:]]
    work = tempfile.mkdtemp(prefix="keur-sheets-")
    profile = os.path.join(work, "profile")
    write(f"{profile}/user/registrymodifications.xcu", ALWAYS)
    try:
        for name, award in AWARDS.items():
            halves(f"{work}/helften-{name}", award)
            tenders.append(f"{work}/helften-{name}")
        jobs = []
        for tender in tenders:
            name = os.path.basename(tender)
            report = json.loads(keur(binary, "score", tender, "--format", "json"))
            files = [f"{work}/{name}.{form}" for form in FORMS]
            keur(binary, "score", tender, "--lang", "nl", *(word for file in files for word in ("-o", file)))
            for file in files:
                rewritten(file, spoilt := f"{work}/spoilt-{name}-{file[-4:].strip('.')}.{file.rsplit('.')[-1]}", spoil)
                jobs.append((spoilt, report, "klopt met keur"))
            jobs += changed(binary, tender, files, work)
        shown = opened([file for file, *_ in jobs], profile)
        count = sum(compare(os.path.basename(file), shown[file], report, check) for file, report, check in jobs)
        half = sum(on_half(report) for _, report, check in jobs if check == "klopt met keur") // len(FORMS)
        if half < 10:
            sys.exit(f"only {half} scores lie on a half")
        print(f"LibreOffice came to {count} scores in {len(jobs)} workbooks, {half} of them exactly on a half, as keur printed them")
    finally:
        shutil.rmtree(work)


def changed(binary, tender, files, work):
    """Copies of the workbooks with another weight for the first group, and the report on the tender with that weight."""
    name = os.path.basename(tender)
    copy = f"{work}/other/{name}"
    # the lock holds the rules that were published, which is not what is asked here
    shutil.copytree(tender, copy, ignore=shutil.ignore_patterns("keur.lock"))
    report = json.loads(keur(binary, "score", copy, "--format", "json"))
    first = next(bid for bid in report["bids"] if bid["score"])
    group = next(one["id"] for one in first["groups"] if one["share"])
    weight = "17.25"
    heavier(f"{copy}/tender.toml", group, weight)
    report = json.loads(keur(binary, "score", copy, "--format", "json"))
    by_value = (report.get("award") or {}).get("method") == "value"
    label = "Waarde bij 100%:" if by_value else "Gewicht:"
    place = place_after(label, files[0])
    jobs = []
    for file in files:
        form = file.rsplit(".")[-1]
        to = f"{work}/weighed-{name}-{form}.{form}"
        rewritten(file, to, weigh(place, label, weight))
        jobs.append((to, report, "gewijzigd"))
    return jobs


def place_after(label, xlsx):
    """The cell of the first weight or value: the one after that which says so."""
    with zipfile.ZipFile(xlsx) as book:
        text = book.read("xl/worksheets/sheet2.xml").decode()
    return re.search(rf">{label}</t></is></c><c r=\"([A-Z]+\d+)\"", text).group(1)


if __name__ == "__main__":
    main()
