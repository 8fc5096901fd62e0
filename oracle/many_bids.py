"""Runs the queries of docs/many-bids.md and docs/veel-inschrijvingen.md on the file that keur writes.

usage: many_bids.py KEUR. Needs the package duckdb; the first query must give what `keur score --format json` says.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import duckdb

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGES = ["docs/many-bids.md", "docs/veel-inschrijvingen.md"]


def main(keur):
    example = str(ROOT / "examples/eu-csf")
    told = json.loads(subprocess.check_output([keur, "score", example, "--format", "json"]))
    expected = [
        (bid["rank"], bid["id"], bid["verdict"], bid["score"]["value"]) for bid in told["bids"]
    ]
    expected.sort(key=lambda bid: (bid[0] is None, bid[0] or 0, bid[1]))
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        subprocess.check_call([keur, "score", example, "-o", "bids.ndjson"], stderr=subprocess.DEVNULL)
        for page in PAGES:
            queries = re.findall(r"```sql\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.S)
            assert len(queries) == 5, f"{page}: {len(queries)} queries"
            rows = [duckdb.sql(query) for query in queries[:-1]]
            ranking = [(rank, bid, verdict, str(score)) for rank, bid, verdict, score in rows[0].fetchall()]
            assert ranking == expected, f"{page}: {ranking} is not {expected}"
            assert all(result.fetchall() for result in rows[1:]), f"{page}: a query gives nothing"
            duckdb.sql(queries[-1])
            count = duckdb.sql("SELECT count(*) FROM 'bids.parquet'").fetchall()[0][0]
            assert count == len(expected), f"{page}: {count} rows of Parquet"
            print(f"{page}: {len(queries)} queries, {count} bids")


if __name__ == "__main__":
    main(str(pathlib.Path(sys.argv[1]).resolve()))
