"""Turns a made-up nation's CSV files into Parquet laid out as Pejl's fact files are.

prepare.py DIR OUT: `DIR/units.csv` and `DIR/<municipality>/<set>-<period>.csv` become `OUT/units.parquet` and
`OUT/<set>/<municipality>.parquet` with all periods: persons as 16 bytes, words as their codes, numbers in their
smallest parts, days as days.
"""

import argparse
import os
import time
from pathlib import Path

import duckdb

from catalogue import Catalogue

READ = "delim = ';', quote = '', header = true, all_varchar = true"


def cell(column, heading):
    """Returns how a cell of text becomes what is kept."""
    cell = f'trim("{heading}")'
    match column.kind:
        case "person-number":
            # Written as FIXED_LEN_BYTE_ARRAY(16).
            return f"md5(replace({cell}, '-', ''))::UUID"
        case "word":
            spelled = {
                word.lower(): code["number"]
                for code in column.codes
                for word in (code["word"], *code.get("spellings", []))
            }
            words = ", ".join(f"'{word}'" for word in spelled)
            return f"{list(spelled.values())}[1 + enum_code(lower({cell})::ENUM({words}))]::TINYINT"
        case "number":
            return f"(replace({cell}, ',', '.')::DECIMAL(18, {column.decimals}) * {column.scale})::INTEGER"
        case "day":
            return f"strptime({cell}, '%d-%m-%Y')::DATE"
        case _:
            return cell


def main():
    """Turns all files."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("dir", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    arguments = parser.parse_args()
    start = time.perf_counter()
    duck = duckdb.connect(config={"threads": arguments.threads})
    arguments.out.mkdir(parents=True, exist_ok=True)
    rows = 0
    for set_id, columns in Catalogue().sets.items():
        (arguments.out / set_id).mkdir(exist_ok=True)
        for folder in sorted(arguments.dir.glob("[0-9][0-9][0-9]")):
            source = f"read_csv('{folder}/{set_id}-*.csv', {READ})"
            headings = duck.sql(f"FROM {source}").columns
            known = {heading.lower(): heading for heading in headings}
            cells = []
            for column in columns.values():
                heading = next(known[heading] for heading in column.headings if heading in known)
                cells.append(f"{cell(column, heading)} AS {column.name}")
            path = arguments.out / set_id / f"{folder.name}.parquet"
            rows += duck.execute(
                f"COPY (SELECT {', '.join(cells)} FROM {source}) TO '{path}' (FORMAT parquet, COMPRESSION zstd)"
            ).fetchone()[0]
    units = f"SELECT number AS unit, kind, municipality FROM read_csv('{arguments.dir}/units.csv', {READ})"
    duck.execute(f"COPY ({units}) TO '{arguments.out}/units.parquet' (FORMAT parquet, COMPRESSION zstd)")
    print(f"{rows} rows in {time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main()
