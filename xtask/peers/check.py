"""Holds Pejl's figures against those of a peer.

check.py FIGURES RESULT: FIGURES is what `pejl figures --json` prints, RESULT a peer's Parquet file. Every figure of
either must be in both, counted over equally many and equal but for the last bits; what Pejl withholds is only
looked for, and districts and main schools are passed over, since the peers know none. Ends with 1 and tells the first differences when they are not the same.
"""

import argparse
import json
import sys
import tomllib
from pathlib import Path

import duckdb

from catalogue import PARTS_OF_MEAN, ROOT, Catalogue, Number, PersonMean, Score

TOLERANCE = 1e-9
SHOWN = 20


def outcomes(catalogue):
    """Returns of each indicator what makes its value of n, sum and the whole's sum."""
    files = [tomllib.loads(path.read_text()) for path in (ROOT / "indicators").glob("*/*.toml")]
    units = {written["id"]: written["unit"] for written in files}
    return {one.id: outcome(catalogue, one, units[one.id]) for one in catalogue.indicators}


def outcome(catalogue, indicator, unit):
    """Returns what makes one indicator's value."""
    first = indicator.inputs[0]
    columns = catalogue.sets[first.set]
    if len(indicator.inputs) == 2:
        whole = indicator.inputs[1]
        times = 100.0 if unit == "percent" else 1.0
        times *= scale(catalogue, whole) / scale(catalogue, first)
        return lambda n, total, rest: times * total / rest
    match first.taken:
        case Score(items, _, None):
            parts = PARTS_OF_MEAN * columns[items[0][0]].scale
        case PersonMean(column, _, _):
            parts = PARTS_OF_MEAN * columns[column].scale
        case Number(column):
            parts = columns[column].scale
        case taken if type(taken).__name__ == "Rows":
            return lambda n, total, rest: n
        case _:
            return lambda n, total, rest: 100.0 * total / n
    return lambda n, total, rest: total / n / parts


def scale(catalogue, given):
    """Returns how many smallest parts one of an amount has."""
    column = getattr(given.taken, "column", None)
    return catalogue.sets[given.set][column].scale if column else 1


def main():
    """Compares, and tells what differs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("figures", type=Path)
    parser.add_argument("result", type=Path)
    arguments = parser.parse_args()
    of = outcomes(Catalogue())
    rows = duckdb.execute(
        f"SELECT indicator, period, unit, breakdown, n, sum, sum2 FROM '{arguments.result}'"
    ).fetchall()
    theirs = {tuple(row[:4]): (row[4], of[row[0]](*row[4:])) for row in rows}
    known = {unit for _, _, unit, _ in theirs}
    withheld, wrong, held, beyond = 0, [], 0, 0
    with arguments.figures.open() as lines:
        for line in lines:
            told = json.loads(line)
            parts = sorted(told["breakdown"].items())
            breakdown = ";".join(f"{dimension}={member}" for dimension, member in parts)
            key = (told["indicator"], told["period"], told["unit"], breakdown)
            there = theirs.pop(key, None)
            if there is None and told["unit"] not in known:
                beyond += 1
            elif there is None:
                wrong.append(f"{key}: only Pejl has it")
            elif told["state"] == "withheld":
                withheld += 1
            elif there[0] != told["n"] or abs(there[1] - told["estimate"]) > TOLERANCE * max(1.0, abs(there[1])):
                wrong.append(f"{key}: Pejl {told['estimate']} of {told['n']}, the peer {there[1]} of {there[0]}")
            else:
                held += 1
    wrong += [f"{key}: only the peer has it" for key in theirs]
    print(f"{held} figures are the same, {withheld} withheld, {beyond} of areas beyond, {len(wrong)} differ")
    print("\n".join(wrong[:SHOWN]))
    sys.exit(1 if wrong or held == 0 else 0)


if __name__ == "__main__":
    main()
