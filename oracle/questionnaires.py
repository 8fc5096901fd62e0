"""What LibreOffice makes of questionnaires on saving, and what a script fills in as a person would.

Usage: questionnaires.py KEUR [EXAMPLE…], from the root of the project. Every bid of the examples goes out as a
questionnaire, is saved anew by LibreOffice in the other format, and must come back as the same TOML. Then the empty
questionnaire is filled in, cell by cell, in LibreOffice's flat form, saved as XLSX and as ODS, and must come back
as that TOML too. The same with the workbook of every assessor, which must also say what the assessor's own file says.
The tender of each example goes out as a workbook as well: saved anew it must leave its file as it is; and with another
weight typed into it, it must give exactly that change, and what LibreOffice then reckons every criterion to be worth must
be what the assessment chapter of that tender says. At last a bidder who sees nothing but the sheet answers all that the
profile `licht` asks. Ends with 0 and a count; with 1 at the first difference; says `skipped` where there is no soffice.
"""

import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import xml.etree.ElementTree as ET

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
CELLS = (TABLE + "table-cell", TABLE + "covered-table-cell")
COLUMNS = 24
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="ODFRecalcMode"><value>0</value></prop></item>
</oor:items>
"""
ROWS = 2000
HEADS = "keur:heads"


def opened(file):
    """A flat file, whose name spaces keep their names: LibreOffice looks at those."""
    spaces = {}
    for _, (prefix, space) in ET.iterparse(file, events=["start-ns"]):
        spaces[prefix] = space
        ET.register_namespace(prefix, space)
    return ET.parse(file), spaces


def save(tree, spaces, file):
    """Writes a flat file with every name space, for formulas are written with one that no element has."""
    text = ET.tostring(tree.getroot(), encoding="unicode")
    start, rest = text.split(" ", 1)
    head = rest.split(">", 1)[0]
    missing = [f'xmlns:{prefix}="{space}"' for prefix, space in spaces.items() if f"xmlns:{prefix}=" not in head]
    file.write_text('<?xml version="1.0" encoding="UTF-8"?>\n' + " ".join([start, *missing, rest]), encoding="utf-8")


def convert(files, to, folder, profile):
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{profile}", "--convert-to", to]
    subprocess.run([*command, "--outdir", str(folder), *map(str, files)], check=True, capture_output=True, timeout=600)


def unfolded(element, attribute, most):
    """Writes what is repeated out, up to a limit, so that each can be filled in."""
    times = int(element.attrib.pop(attribute, "1"))
    return [element] + [ET.fromstring(ET.tostring(element)) for _ in range(min(times, most) - 1)]


def rows_of(sheet):
    """The rows of a sheet, each as its cells; the tree is changed so that every cell is its own."""
    rows = []
    for parent in [sheet, *sheet.iter(TABLE + "table-header-rows"), *sheet.iter(TABLE + "table-row-group")]:
        for place in range(len(parent) - 1, -1, -1):
            row = parent[place]
            if row.tag == TABLE + "table-row":
                many = int(row.get(TABLE + "number-rows-repeated", "1"))
                parent[place : place + 1] = unfolded(row, TABLE + "number-rows-repeated", ROWS if many < ROWS else 1)
    for row in sheet.iter(TABLE + "table-row"):
        for place in range(len(row) - 1, -1, -1):
            if row[place].tag in CELLS:
                row[place : place + 1] = unfolded(row[place], TABLE + "number-columns-repeated", COLUMNS)
        rows.append([cell for cell in row if cell.tag in CELLS])
    return rows


def said(cell):
    return "\n".join("".join(line.itertext()) for line in cell.findall(TEXT + "p"))


def sheets(tree):
    """Per mark: the rows of its sheet up to the next mark, where it is, and the columns of the other marks of its row."""
    for sheet in tree.iter(TABLE + "table"):
        rows = rows_of(sheet)
        marks = [(r, c) for r, row in enumerate(rows) for c, cell in enumerate(row) if said(cell).startswith("keur:")]
        marks = [(r, c) for r, c in marks if c == marks[0][1] and said(rows[r][c]) != HEADS]
        for (at, key), end in zip(marks, [r for r, _ in marks[1:]] + [len(rows)]):
            if said(rows[at][key]) != "keur:head":
                columns = {said(cell): c for c, cell in enumerate(rows[at]) if c != key and said(cell)}
                yield said(rows[at][key]), rows[:end], at, key, columns


def answers(tree):
    """Every cell that is answered, by what it answers."""
    found = {}
    for mark, rows, at, key, columns in sheets(tree):
        for n, row in enumerate(rows[at + 1 :]):
            name = said(row[key]) if key < len(row) else ""
            if name == HEADS or not (name or mark.startswith("keur:table")):
                continue
            for role, column in columns.items():
                cell = row[column] if column < len(row) else None
                if cell is not None and cell.get(OFFICE + "value-type"):
                    found[mark, name or n, role] = cell
    return found


def fill(tree, found):
    left = dict(found)
    for mark, rows, at, key, columns in sheets(tree):
        for n, row in enumerate(rows[at + 1 :]):
            name = said(row[key]) if key < len(row) else ""
            for role, column in columns.items():
                cell = left.pop((mark, name or n, role), None)
                if cell is None:
                    continue
                for attribute, value in cell.attrib.items():
                    if attribute.startswith(OFFICE):
                        row[column].set(attribute, value)
                row[column][:] = [ET.fromstring(ET.tostring(line)) for line in cell.findall(TEXT + "p")]
    assert not left, list(left)[:5]


def keur(program, *arguments):
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, timeout=120)
    if done.returncode != 0:
        sys.exit(f"keur {' '.join(map(str, arguments))}\n{done.stdout}\n{done.stderr}")
    return done.stdout


def taken(program, example, files, folder, expected):
    for file in files:
        shutil.rmtree(folder, ignore_errors=True)
        keur(program, "form", "read", file, "--tender", example, "-o", folder)
        (came,) = folder.rglob("*.toml")
        name = came.parent.name if came.name == "bid.toml" else came.stem
        if came.read_bytes() != expected[name]:
            sys.exit(f"{file}: {name} comes back otherwise")


def saved_anew(program, example, work, profile, wrote, expected):
    """What LibreOffice saves in the other format comes back as what went out."""
    saved = work / "saved"
    convert([file for file in wrote if file.suffix == ".xlsx"], "ods", saved, profile)
    convert([file for file in wrote if file.suffix == ".ods"], "xlsx", saved, profile)
    taken(program, example, sorted(saved.iterdir()), work / "out", expected)


def filled_in(program, example, work, profile, expected):
    """What is filled in, cell by cell, in `NAME-empty.ods` as in `NAME.ods`, comes back as that."""
    flat, by_hand = work / "flat", work / "typed"
    by_hand.mkdir()
    convert(sorted(work.glob("*.ods")), "fods", flat, profile)
    for name in expected:
        empty = flat / f"{name}-empty.fods"
        tree, spaces = opened(empty if empty.exists() else flat / "empty.fods")
        fill(tree, answers(opened(flat / f"{name}.fods")[0]))
        save(tree, spaces, by_hand / f"{name}.fods")
    for ending in ("xlsx", "ods"):
        convert(sorted(by_hand.glob("*.fods")), ending, work / f"typed-{ending}", profile)
        taken(program, example, sorted((work / f"typed-{ending}").iterdir()), work / "out", expected)


def assessments(program, example, work, profile):
    """The workbooks of the assessors; how many there were."""
    expected, wrote = {}, []
    for own in sorted(example.glob("assessments/*.toml")):
        work.mkdir(exist_ok=True)
        name = own.stem
        make = ["form", "assessment", name, "--tender", example, "-o"]
        for ending in ("xlsx", "ods"):
            wrote.append(work / f"{name}.{ending}")
            keur(program, *make, wrote[-1], "--fill")
        keur(program, *make, work / f"{name}-empty.ods")
        keur(program, "form", "read", wrote[-1], "--tender", example, "-o", work / "direct")
        expected[name] = (work / "direct" / f"{name}.toml").read_bytes()
        if tomllib.loads(expected[name].decode()) != tomllib.loads(own.read_text(encoding="utf-8")):
            sys.exit(f"{own}: the workbook says something else")
    if expected:
        saved_anew(program, example, work, profile, wrote, expected)
        filled_in(program, example, work, profile, expected)
    return len(expected)


def spoil(tree):
    """Every value that a formula had becomes another one: what is there afterwards was reckoned."""
    for cell in tree.iter(TABLE + "table-cell"):
        if cell.get(TABLE + "formula") and cell.get(OFFICE + "value-type") == "float":
            cell.set(OFFICE + "value", "-77")


def cells_of(tree):
    """The cells of the sheet with weights: its rows by key, and the columns by what heads them."""
    for mark, rows, at, key, columns in sheets(tree):
        if "drop" in columns and any(said(row[key]).startswith("group:") for row in rows[at + 1 :] if key < len(row)):
            keyed = {said(row[key]): row for row in rows[at + 1 :] if key < len(row) and said(row[key])}
            return keyed, columns
    sys.exit("no sheet with weights")


def weight(tree, group, value):
    keyed, columns = cells_of(tree)
    cell = keyed["group:" + group][columns["answer"]]
    cell.set(OFFICE + "value-type", "float")
    cell.set(OFFICE + "value", str(value))
    cell[:] = []


def chapter(program, example, tender):
    """What each criterion is worth at most, by its id, as the assessment chapter says it."""
    folder = tender.parent / (tender.stem + "-tender")
    shutil.copytree(example, folder)
    (folder / "keur.lock").unlink(missing_ok=True)
    shutil.copy(tender, folder / "tender.toml")
    command = [program, "document", folder, "--lang", "en", "--format", "markdown"]
    text = subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True, timeout=120).stdout
    found = {}
    for line in text.splitlines():
        worth = re.search(r" ([0-9.]+) of the 100\. Code: (.+)\.$", line)
        if worth:
            found[worth[2]] = worth[1]
    return found


def tender(program, example, work, profile):
    """The tender as a workbook, through LibreOffice; gives how many amounts were held against the chapter."""
    before = (example / "tender.toml").read_bytes()
    work.mkdir()
    for ending in ("xlsx", "ods"):
        keur(program, "form", "tender", example, "-o", work / f"plain.{ending}")
    convert([work / "plain.xlsx"], "ods", work / "saved", profile)
    convert([work / "plain.ods"], "xlsx", work / "saved", profile)
    for file in sorted((work / "saved").iterdir()):
        keur(program, "form", "read", file, "--tender", example, "-o", work / "same.toml", "--force")
        if (work / "same.toml").read_bytes() != before:
            sys.exit(f"{file}: a workbook that was not changed changes its tender")
    convert([work / "plain.ods"], "fods", work / "flat", profile)
    tree, spaces = opened(work / "flat" / "plain.fods")
    group = next(key for key in cells_of(tree)[0] if key.startswith("group:"))[6:]
    weight(tree, group, 37.5)
    spoil(tree)
    save(tree, spaces, work / "weighed.fods")
    seen, texts = 0, set()
    for ending in ("xlsx", "ods"):
        convert([work / "weighed.fods"], ending, work / "weighed", profile)
        file = work / "weighed" / f"weighed.{ending}"
        keur(program, "form", "read", file, "--tender", example, "-o", work / f"{ending}.toml", "--force")
        changed = (work / f"{ending}.toml").read_text(encoding="utf-8")
        texts.add(changed)
        left = set(changed.splitlines()) - set(before.decode().splitlines())
        if len(left) != 1 or "37.5" not in left.pop():
            sys.exit(f"{file}: another weight changes more than that weight")
        convert([file], "fods", work / f"reckoned-{ending}", profile)
        keyed, columns = cells_of(opened(work / f"reckoned-{ending}" / "weighed.fods")[0])
        expected = chapter(program, example, work / f"{ending}.toml")
        for key, row in keyed.items():
            if not key.startswith("criterion:") or key[10:] not in expected:
                continue
            live = row[columns["answer"] + 2].get(OFFICE + "value")
            if abs(float(live) - float(expected[key[10:]])) > 1e-9:
                sys.exit(f"{file}: {key} is {live} in LibreOffice, and {expected[key[10:]]} in the chapter")
            seen += 1
    if len(texts) != 1 or seen == 0:
        sys.exit(f"{example}: XLSX and ODS differ, or nothing was held against the chapter")
    return seen


def typed(cell, text):
    """Types a text into a cell, as a person does."""
    cell.set(OFFICE + "value-type", "string")
    cell[:] = [ET.fromstring(f'<text:p xmlns:text="{TEXT[1:-1]}"/>')]
    cell[0].text = text


def what(how, key):
    """What a person types who reads how a question is to be answered, and nothing else; nothing where none is asked."""
    first, *rest = how.split("\n")
    if first.startswith("Kies één antwoord"):
        return [line for line in rest if ": " in line and not line.startswith(("Eenheid", "Bewijsmiddel"))][-1]
    if first.startswith(("Heel getal", "Getal")):
        limits = [int(word) for line in rest for word in line.split() if word.isdigit()]
        return str(min(limits) + 1) if limits else "3"
    for start, answer in (
        ("Ja of nee", "ja"),
        ("Percentage", "80 %"),
        ("Landcodes", "NL, DE"),
        ("Beschrijf het", "Wij doen het zo:\u00a0eerst het ene, dan het andere."),
    ):
        if first.startswith(start):
            return answer
    if "=" in key:
        return "" if first in ("geen van deze", "geen enkel scenario", "er is geen export") else "ja"
    return ""


ALONE = {
    "bid:id": "wilgenroos",
    "bid:supplier": "Wilgenroos B.V.",
    "bid:party": "wilgenroos",
    "bid:service": "Wilgenroos Zaken",
    "price:amount": "412.500,00",
    "price:currency": "EUR",
}
ENTRIES = {
    "keur:table party": [{"id": "wilgenroos", "name": "Wilgenroos B.V.", "country": "NL", "kvk": "00123456", "independent": "ja"}],
    "keur:table component": [
        {"id": f"deel-{layer}", "layer": layer, "party": "wilgenroos", "locations": "NL", "access_from": "NL", "holds": "content", "readable": "ja"}
        for layer in ("application", "platform", "infrastructure", "network", "identity", "keys", "backup", "support", "monitoring", "development")
    ],
    "keur:table evidence": [{"id": "stuk", "kind": "contract-clause", "title": "Stukken", "file": "stuk.txt", "page": "1", "issued": "01-10-2026"}],
}


def by_reading(program, work, profile):
    """A bidder answers everything that the profile for the smallest contracts asks, in the sheet alone."""
    tender = work / "licht"
    keur(program, "new", "tender", tender, "--catalogue", "autonomie-nl", "--lang", "nl")
    file = tender / "tender.toml"
    lines = ['profile = "licht"' if line.startswith("# profile") else line for line in file.read_text().split("\n")]
    file.write_text("\n".join(lines))
    keur(program, "form", "bid", tender, "-o", work / "licht.ods")
    convert([work / "licht.ods"], "fods", work / "flat", profile)
    tree, spaces = opened(work / "flat" / "licht.fods")
    for mark, rows, at, key, columns in sheets(tree):
        free = [row for row in rows[at + 1 :] if said(row[key]) != "keur:heads" and len(row) > max(columns.values())]
        if mark in ENTRIES:
            # below the line that says what belongs in each column
            empty = [row for row in free if not any(said(row[column]) for column in columns.values())]
            for entry, row in zip(ENTRIES[mark], empty[2:]):
                for name, text in entry.items():
                    typed(row[columns[name]], text)
        for row in free if mark == "keur:questions" else []:
            name, how = said(row[key]), said(row[columns["answer"] - 1])
            text = ALONE.get(name) or (what(how, name) if name.startswith(("fact:", "answer:", "statement:")) else "")
            if text:
                typed(row[columns["answer"]], text)
            if name.startswith(("answer:", "fact:")) and "=" not in name and (text or name.startswith("answer:")):
                typed(row[columns["evidence"]], "stuk")
    save(tree, spaces, work / "flat" / "antwoord.fods")
    for ending in ("xlsx", "ods"):
        convert([work / "flat" / "antwoord.fods"], ending, tender / "eigen", profile)
        (tender / "eigen" / "stuk.txt").write_text("stuk")
        told = keur(program, "check", tender / "eigen" / f"antwoord.{ending}", "--format", "json")
        found = {finding["code"] for finding in json.loads(told)["findings"]}
        # nothing is open: no answer, no fact and no statement is missing
        if found & {"B028", "B035", "B039", "E020"} or "X034" not in found:
            sys.exit(f"licht, answered in {ending}: {sorted(found)}\n{told}")
        keur(program, "form", "read", tender / "eigen" / f"antwoord.{ending}", "--tender", tender, "--force")
    print("licht was answered in the sheet alone")


def main(program, examples):
    if not shutil.which("soffice"):
        print("skipped: there is no soffice here")
        return
    seen = assessors = amounts = 0
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        profile = scratch / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")
        for example in map(pathlib.Path, examples):
            work = scratch / example.name
            work.mkdir()
            expected, wrote = {}, []
            keur(program, "form", "bid", example, "-o", work / "empty.ods")
            for bid in sorted(example.glob("bids/*/bid.toml")):
                name = bid.parent.name
                for ending in ("xlsx", "ods"):
                    wrote.append(work / f"{name}.{ending}")
                    keur(program, "form", "bid", example, "--fill", bid, "-o", wrote[-1])
                keur(program, "form", "read", wrote[-1], "--tender", example, "-o", work / "direct")
                expected[name] = (work / "direct" / name / "bid.toml").read_bytes()
            saved_anew(program, example, work, profile, wrote, expected)
            filled_in(program, example, work, profile, expected)
            assessors += assessments(program, example, scratch / f"{example.name}-assessors", profile)
            seen += len(expected)
            amounts += tender(program, example, work / "tender", profile)
        by_reading(program, scratch, profile)
    print(f"{assessors} assessments came back from LibreOffice as they went out")
    print(f"{seen} bids came back from LibreOffice as they went out")
    print(f"{len(examples)} tenders too; with another weight {amounts} amounts of 100 are those of the chapter")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:] or ["examples/zaaksysteem", "examples/eu-csf", "examples/beoordeling"])
