"""Polars computes the indicators that have a formula, from the Parquet files of `prepare.py`.

facts_polars.py OUT RESULT.parquet [--threads N]

One streaming scan of each fact set adds its rows up by unit, period and every column that any breakdown needs: the
leaf. From it each breakdown of a unit is made, and from the units the municipalities and the country.
"""

import argparse
import functools
import json
import operator
import os
import resource
import time
from pathlib import Path

from catalogue import (
    COUNTRY,
    NOT_MUNICIPAL,
    PARTS_OF_MEAN,
    Catalogue,
    Number,
    OneOf,
    PersonMean,
    PersonReaches,
    Rows,
    Score,
)


def read_arguments():
    """Returns what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("result", type=Path)
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    # Polars asks once, when it is imported.
    os.environ["POLARS_MAX_THREADS"] = str(read_arguments().threads)

import polars as pl  # noqa: E402


def holds(only):
    """Returns the conditions of a filter."""
    for column, codes in only:
        is_one = pl.col(column).is_in([code for code in codes if code is not None])
        yield is_one | pl.col(column).is_null() if None in codes else is_one


def every(conditions):
    """Returns that all conditions hold."""
    return functools.reduce(operator.and_, conditions, pl.lit(True))


def wanted(one, *more):
    """Returns which rows an input takes."""
    found = [*holds(one.only), *(condition for only in more for condition in holds(only))]
    found += [~every(holds(rows)).fill_null(False) for rows in one.excepted]
    return every(found)


def mean(total, count):
    """Returns a mean in its parts, rounded half up; nothing may be below 0."""
    return (2 * PARTS_OF_MEAN * total + count) // (2 * count)


def of_row(one):
    """Returns the number that a row adds to an input; null where it is not counted."""
    is_wanted = wanted(one)
    match one.taken:
        case Rows():
            value = pl.lit(1, pl.Int64)
        case OneOf(column, codes):
            value = pl.col(column).is_in(codes).cast(pl.Int64)
        case Number(column):
            value = pl.col(column).cast(pl.Int64)
        case Score(items, ends, above):
            total = pl.sum_horizontal(
                ends - pl.col(item) if is_reversed else pl.col(item) for item, is_reversed in items
            )
            count = pl.sum_horizontal(pl.col(item).is_not_null() for item, _ in items).cast(pl.Int64)
            value = mean(total.cast(pl.Int64), count)
            value = value if above is None else (value > above).cast(pl.Int64)
            is_wanted &= 2 * count >= len(items)
    return pl.when(is_wanted).then(value)


def of_person(number, one, is_whole):
    """Returns what a person adds to an input, from the sums of each part of the person's rows."""
    match one.taken:
        case PersonMean(_, least, at_least):
            total, count = pl.col(f"total_{number}_0"), pl.col(f"count_{number}_0")
            # In a part of the rows, such as one subject, one is enough.
            enough = count >= (at_least if is_whole else 1)
            return pl.when(enough).then(mean(total - least * count, count) + least * PARTS_OF_MEAN)
        case PersonReaches(_, each, least):
            places = [(pl.col(f"total_{number}_{part}"), pl.col(f"count_{number}_{part}")) for part in range(len(each))]
            is_there = every(count > 0 for _, count in places)
            return pl.when(is_there).then(every(total >= least * count for total, count in places).cast(pl.Int64))


def parts(leaf):
    """Returns of each part of the rows that persons' means are made of the name, and the number where it is one."""
    for number, one in enumerate(leaf.inputs):
        each = one.taken.each if isinstance(one.taken, PersonReaches) else ((),)
        for part, only in enumerate(each):
            yield f"{number}_{part}", pl.when(wanted(one, only)).then(pl.col(one.taken.column).cast(pl.Int64))


def values(leaf, of):
    """Returns the values of each input."""
    return [of(number, one).alias(f"value_{number}") for number, one in enumerate(leaf.inputs)]


def sums(leaf):
    """Returns the sums of the values of each input."""
    for number in range(len(leaf.inputs)):
        value = pl.col(f"value_{number}")
        yield value.count().cast(pl.Int64).alias(f"n_{number}")
        yield value.sum().alias(f"sum_{number}")
        yield (value * value).sum().alias(f"squares_{number}")


class Peer:
    """The facts, and what is made of them."""

    def __init__(self, catalogue, out):
        """Names the files."""
        self.catalogue, self.out = catalogue, out
        self.indicator = pl.Enum([one.id for one in catalogue.indicators])
        self.breakdown = pl.Enum(catalogue.breakdowns())

    def run(self):
        """Returns all figures."""
        is_municipal = ~pl.col("kind").is_in(NOT_MUNICIPAL)
        units = pl.read_parquet(f"{self.out}/units.parquet")
        self.units = units.select("unit", "kind", municipality=pl.when(is_municipal).then("municipality"))
        self.cells = {}
        for key, leaf in self.catalogue.leaves.items():
            made = self.persons(leaf) if leaf.is_by_person else self.rows_of(leaf)
            for place in ("unit", "residence")[: 1 + leaf.has_residence]:
                broken_down = [self.broken_down(leaf, place, table, by) for table, some in made for by in some]
                self.cells[*key, place] = pl.concat(broken_down).collect()
        placed = pl.concat(pl.collect_all([self.placed(one) for one in self.catalogue.indicators]))
        of_unit = placed.lazy().filter(pl.col("unit").is_not_null())
        of_area = placed.lazy().filter(pl.col("municipality").is_not_null())
        of_country = placed.lazy().with_columns(municipality=pl.lit(COUNTRY))
        shown = ["indicator", "period", "unit", "breakdown", "n", "sum", "squares", "sum2"]
        figures = [
            of_unit.select(shown),
            *(added_up(of, "municipality").select(shown) for of in (of_area, of_country)),
        ]
        return pl.concat(figures).filter(pl.col("n") > 0, pl.col("sum2").ne_missing(0)).collect()

    def facts(self, leaf):
        """Scans the rows of a fact set that any input takes."""
        any_input = functools.reduce(operator.or_, map(wanted, leaf.inputs))
        return pl.scan_parquet(f"{self.out}/{leaf.set}/*.parquet").filter(any_input)

    def rows_of(self, leaf):
        """Makes the leaf of a set whose rows stand alone; returns it with the breakdowns it is for."""
        own = [*places(leaf), *leaf.columns()]
        rows = self.facts(leaf).select(*own, *values(leaf, lambda _, one: of_row(one)))
        return [(rows.group_by(own).agg(*sums(leaf)).collect(), leaf.by)]

    def persons(self, leaf):
        """Makes the leaves of a set whose rows are taken together by person, one for each choice of keys."""
        # A person is counted once, though rows may disagree on the group: the highest code holds.
        groups = [column for column in leaf.columns() if column not in leaf.key_columns()]
        own = [*places(leaf), "person", *leaf.key_columns()]
        numbers = {name: number for name, number in parts(leaf)}
        rows = self.facts(leaf).select(*own, *groups, **numbers)
        totals = {f"total_{name}": pl.col(name).sum() for name in numbers}
        counts = {f"count_{name}": pl.col(name).count().cast(pl.Int64) for name in numbers}
        found = rows.group_by(own).agg(pl.col(groups).max(), **totals, **counts).collect()
        by_keys = {}
        for by in leaf.by:
            by_keys.setdefault(tuple(one.column for one in by if one.is_key), []).append(by)
        made = []
        for keys, some in by_keys.items():
            again = [pl.col(groups).max(), pl.col(*totals, *counts).sum()]
            persons = found.lazy().group_by(*places(leaf), "person", *keys).agg(*again)
            shown = [*places(leaf), *keys, *groups]
            adding = values(leaf, lambda number, one, keys=keys: of_person(number, one, not keys))
            made.append((persons.select(*shown, *adding).group_by(shown).agg(*sums(leaf)).collect(), some))
        return made

    def broken_down(self, leaf, place, table, by):
        """Returns a leaf by unit or residence, period and the members of some dimensions."""
        members = {one.name: pl.col(one.column).replace_strict(one.first_codes, default=None) for one in by}
        names = [
            pl.col(one.name).replace_strict({code: f"{one.name}={word}" for code, word in one.members.items()})
            for one in by
        ]
        added = [f"{sum}_{number}" for number in range(len(leaf.inputs)) for sum in ("n", "sum", "squares")]
        grouped = table.lazy().select(pl.col(place).alias("place"), "period", *added, **members)
        grouped = grouped.filter(every(pl.col(name).is_not_null() for name in members))
        grouped = grouped.group_by("place", "period", *members).agg(pl.col(added).sum())
        text = pl.concat_str(names, separator=";") if names else pl.lit("")
        return grouped.select("place", "period", *added, breakdown=text.cast(self.breakdown))

    def placed(self, indicator):
        """Returns the sums of an indicator by unit, with the municipality that they count in too."""
        members = self.catalogue.members(indicator)
        ratio = len(indicator.inputs) == 2
        found = []
        for place, one in enumerate(indicator.inputs):
            leaf, number = self.catalogue.leaf(one)
            own = pl.LazyFrame(
                {
                    "of": [member.inputs[place] for member in members],
                    "breakdown": [member.breakdown for member in members],
                }
            )
            own = own.cast(self.breakdown)
            cells = self.cells[leaf.set, leaf.is_by_person, "residence" if indicator.is_by_residence else "unit"].lazy()
            n, total, squares = (pl.col(f"{sum}_{number}") for sum in ("n", "sum", "squares"))
            cells = cells.filter(n > 0).rename({"breakdown": "of"}).join(own, on="of")
            if indicator.is_by_residence:
                cells = cells.with_columns(unit=pl.lit(None, pl.String), municipality="place")
            else:
                kinds = self.units.lazy().filter(pl.col("kind").is_in(indicator.levels))
                cells = cells.join(kinds, left_on="place", right_on="unit").with_columns(unit="place")
            # Of a ratio the whole's rows are the n.
            none, zero = pl.lit(None, pl.Int64), pl.lit(0, pl.Int64)
            if not ratio:
                counted = {"n": n, "sum": total, "squares": squares, "sum2": none}
            elif place == 0:
                counted = {"n": zero, "sum": total, "squares": squares, "sum2": zero}
            else:
                counted = {"n": n, "sum": zero, "squares": zero, "sum2": total}
            found.append(
                cells.select(
                    "unit",
                    "municipality",
                    "period",
                    "breakdown",
                    indicator=pl.lit(indicator.id, self.indicator),
                    **counted,
                )
            )
        if not ratio:
            return found[0]
        return added_up(pl.concat(found), "unit", "municipality").select(found[0].collect_schema().names())


def places(leaf):
    """Returns the columns that say where and when."""
    return ["unit", "period", *(["residence"] if leaf.has_residence else [])]


def added_up(placed, *by):
    """Adds sums up by some columns; the last of them is the unit."""
    sum2 = pl.when(pl.col("sum2").count() > 0).then(pl.col("sum2").sum())
    grouped = placed.group_by("indicator", "period", "breakdown", *by).agg(pl.col("n", "sum", "squares").sum(), sum2)
    return grouped if len(by) > 1 else grouped.rename({by[0]: "unit"})


def main():
    """Computes, times and writes the figures."""
    arguments = read_arguments()
    peer = Peer(Catalogue(), arguments.out)
    start, busy = time.perf_counter(), time.process_time()
    figures = peer.run()
    computed, busy = time.perf_counter(), time.process_time() - busy
    figures.write_parquet(arguments.result, compression="zstd")
    written = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    files = [f"{arguments.out}/{leaf.set}/*.parquet" for leaf in peer.catalogue.leaves.values()]
    told = {
        "peer": f"polars {pl.__version__}",
        "threads": pl.thread_pool_size(),
        "seconds": round(computed - start, 3),
        "cpu_seconds": round(busy, 3),
        "write_seconds": round(written - computed, 3),
        "rows": sum(pl.scan_parquet(file).select(pl.len()).collect().item() for file in files),
        "figures": figures.height,
        "peak_mb": round(peak, 1),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
