"""What LibreOffice makes of questionnaires on saving, and what a script fills in as a person would.

Usage: questionnaires.py KEUR [EXAMPLE…], from the root of the project. Every bid of the examples goes out as a
questionnaire, is saved anew by LibreOffice in the other format, and must come back as the same TOML. Then the empty
questionnaire is filled in, cell by cell, in LibreOffice's flat form, saved as XLSX and as ODS, and must come back
as that TOML too. The same with the workbook of every assessor, which must also say what the assessor's own file says.
Ends with 0 and a count; with 1 at the first difference; says `skipped` where there is no soffice.
"""

import pathlib
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
        sys.exit(f"keur {' '.join(map(str, arguments))}\n{done.stderr}")


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


def main(program, examples):
    if not shutil.which("soffice"):
        print("skipped: there is no soffice here")
        return
    seen, assessors = 0, 0
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        profile = scratch / "profile"
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
    print(f"{assessors} assessments came back from LibreOffice as they went out")
    print(f"{seen} bids came back from LibreOffice as they went out")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:] or ["examples/zaaksysteem", "examples/eu-csf", "examples/beoordeling"])
