"""DuckDB computes the indicators that have a formula, from the Parquet files of `prepare.py`.

facts_duckdb.py OUT RESULT.parquet [--threads N]

One scan of each fact set adds its rows up by unit, period and every column that any breakdown needs: the leaf. From
it all breakdowns of a unit are made at once, and from the units the municipalities and the country.
"""

import argparse
import json
import resource
import time
from pathlib import Path

import duckdb

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


def text(words):
    """Returns words as a list of SQL texts."""
    return ", ".join(f"'{word}'" for word in words)


def columns(names):
    """Returns names as the beginning of a list of columns."""
    return "".join(f"{name}, " for name in names)


def conditions(only):
    """Returns the conditions of a filter."""
    for column, codes in only:
        known = [str(code) for code in codes if code is not None]
        either = [f"{column} IN ({', '.join(known)})"] if known else []
        either += [f"{column} IS NULL"] if None in codes else []
        yield f"({' OR '.join(either)})"


def wanted(one, *more):
    """Returns which rows an input takes."""
    found = [*conditions(one.only), *(condition for only in more for condition in conditions(only))]
    found += [f"({' AND '.join(conditions(rows))}) IS NOT TRUE" for rows in one.excepted]
    return " AND ".join(found) or "true"


def mean(total, count):
    """Returns a mean in its parts, rounded half up; nothing may be below 0."""
    return f"({2 * PARTS_OF_MEAN} * ({total}) + {count}) // (2 * {count})"


def of_row(one):
    """Returns the number that a row adds to an input; null where it is not counted."""
    match one.taken:
        case Rows():
            value = "1"
        case OneOf(column, codes):
            value = f"({column} IN ({', '.join(map(str, codes))}))::TINYINT"
        case Number(column):
            value = column
        case Score(items, ends, above):
            answers = (f"{ends} - {item}" if is_reversed else item for item, is_reversed in items)
            total = " + ".join(f"coalesce({answer}, 0)" for answer in answers)
            count = " + ".join(f"({item} IS NOT NULL)::INTEGER" for item, _ in items)
            value = mean(total, f"({count})") if above is None else f"({mean(total, f'({count})')} > {above})::TINYINT"
            return f"CASE WHEN {wanted(one)} AND 2 * ({count}) >= {len(items)} THEN {value} END"
    return value if wanted(one) == "true" else f"CASE WHEN {wanted(one)} THEN {value} END"


def of_person(number, one, is_whole):
    """Returns what a person adds to an input, from the sums of each part of the person's rows."""
    match one.taken:
        case PersonMean(_, least, at_least):
            total, count = f"total_{number}_0 - {least} * count_{number}_0", f"count_{number}_0"
            # In a part of the rows, such as one subject, one is enough.
            enough = at_least if is_whole else 1
            return f"CASE WHEN {count} >= {enough} THEN {mean(total, count)} + {least * PARTS_OF_MEAN} END"
        case PersonReaches(_, each, least):
            places = [f"{number}_{part}" for part in range(len(each))]
            is_there = " AND ".join(f"count_{place} > 0" for place in places)
            reaches = " AND ".join(f"total_{place} >= {least} * count_{place}" for place in places)
            return f"CASE WHEN {is_there} THEN ({reaches})::TINYINT END"


def parts(leaf):
    """Returns of each part of the rows that persons' means are made of the name, the column and which rows."""
    for number, one in enumerate(leaf.inputs):
        each = one.taken.each if isinstance(one.taken, PersonReaches) else ((),)
        for part, only in enumerate(each):
            yield f"{number}_{part}", one.taken.column, wanted(one, only)


def is_flag(one):
    """Tells whether an input adds nothing but 0 and 1, which are their own squares."""
    return isinstance(one.taken, Rows | OneOf | PersonReaches) or getattr(one.taken, "above", None) is not None


def sums(leaf):
    """Returns the sums of the values of each input."""
    for_each = []
    for number, one in enumerate(leaf.inputs):
        value = f"value_{number}"
        squares = value if is_flag(one) else f"{value}::BIGINT * {value}"
        for_each.append(
            f"count({value}) AS n_{number}, sum({value})::BIGINT AS sum_{number}, "
            f"sum({squares})::BIGINT AS squares_{number}"
        )
    return ", ".join(for_each)


class Peer:
    """A database with the facts."""

    def __init__(self, catalogue, out, threads):
        """Opens the database and tells it the words of the catalogue."""
        self.catalogue, self.out = catalogue, out
        self.duck = duckdb.connect(config={"threads": threads, "preserve_insertion_order": False})
        members = []
        for indicator in catalogue.indicators:
            for member in catalogue.members(indicator):
                row = (indicator.id, member.breakdown, member.inputs[0], member.inputs[-1])
                members.append(f"({text(row)})")
        self.duck.execute(f"""
            CREATE TYPE breakdown AS ENUM ({text(catalogue.breakdowns())});
            CREATE TYPE indicator AS ENUM ({text(one.id for one in catalogue.indicators)});
            CREATE TEMP TABLE members AS
            SELECT i::indicator AS indicator, b::breakdown AS breakdown, p::breakdown AS first, w::breakdown AS last
            FROM (VALUES {", ".join(members)}) AS members(i, b, p, w);
        """)

    def run(self):
        """Computes all figures into the table `figures`."""
        self.duck.execute(f"""
            CREATE TEMP TABLE units AS
            SELECT unit, kind, CASE WHEN kind NOT IN ({text(NOT_MUNICIPAL)}) THEN municipality END AS municipality
            FROM '{self.out}/units.parquet'
        """)
        for place, leaf in enumerate(self.catalogue.leaves.values()):
            self.add_up(f"cells_{place}", leaf)
        self.duck.execute(f"""
            CREATE TEMP TABLE placed AS {" UNION ALL ".join(self.placed(one) for one in self.catalogue.indicators)};
            CREATE TEMP TABLE figures AS
                SELECT indicator, period, unit, breakdown, n, sum, squares, sum2 FROM placed
                WHERE unit IS NOT NULL AND n > 0 AND sum2 IS DISTINCT FROM 0
                UNION ALL
                SELECT indicator, period, coalesce(municipality, '{COUNTRY}'), breakdown,
                    sum(n)::BIGINT AS n, sum(sum)::BIGINT, sum(squares)::BIGINT, sum(sum2)::BIGINT AS sum2
                FROM placed
                GROUP BY GROUPING SETS ((indicator, period, breakdown, municipality), (indicator, period, breakdown))
                HAVING (municipality IS NOT NULL OR grouping(municipality) = 1)
                    AND sum(placed.n) > 0 AND sum(placed.sum2) IS DISTINCT FROM 0;
        """)

    def add_up(self, name, leaf):
        """Adds a fact set up by unit, period and breakdown, and by residence where that is told apart."""
        places = ["unit", "period", *(["residence"] if leaf.has_residence else [])]
        made = self.persons(leaf, places) if leaf.is_by_person else self.rows_of(leaf, places)
        for place in ("unit", "residence")[: 1 + leaf.has_residence]:
            queries = [self.broken_down(leaf, place, table, by) for table, by in made]
            table = name if place == "unit" else f"{name}_{place}"
            self.duck.execute(f"CREATE TEMP TABLE {table} AS {' UNION ALL '.join(queries)}")

    def rows_of(self, leaf, places):
        """Makes the leaf of a set whose rows stand alone; returns its table with the breakdowns it is for."""
        values = ", ".join(f"{of_row(one)} AS value_{number}" for number, one in enumerate(leaf.inputs))
        own = columns([*places, *leaf.columns()])
        self.duck.execute(f"""
            CREATE OR REPLACE TEMP TABLE leaf AS
            SELECT {own} {sums(leaf)} FROM (SELECT {own} {values} FROM {self.facts(leaf)}) GROUP BY ALL
        """)
        return [("leaf", leaf.by)]

    def persons(self, leaf, places):
        """Makes the leaves of a set whose rows are taken together by person, one for each choice of keys."""
        # A person is counted once, though rows may disagree on the group: the highest code holds.
        groups = [column for column in leaf.columns() if column not in leaf.key_columns()]
        highest = columns(f"max({column}) AS {column}" for column in groups)
        added = ", ".join(
            f"sum({column}) FILTER ({rows}) AS total_{part}, count({column}) FILTER ({rows}) AS count_{part}"
            for part, column, rows in parts(leaf)
        )
        again = ", ".join(
            f"sum(total_{part})::BIGINT AS total_{part}, sum(count_{part})::BIGINT AS count_{part}"
            for part, _, _ in parts(leaf)
        )
        own = columns([*places, "person", *leaf.key_columns()])
        self.duck.execute(f"""
            CREATE OR REPLACE TEMP TABLE parts AS SELECT {own} {highest} {added} FROM {self.facts(leaf)} GROUP BY ALL
        """)
        by_keys = {}
        for by in leaf.by:
            by_keys.setdefault(tuple(one.column for one in by if one.is_key), []).append(by)
        for place, keys in enumerate(by_keys):
            own, shown = columns([*places, "person", *keys]), columns([*places, *keys, *groups])
            values = ", ".join(
                f"{of_person(number, one, not keys)} AS value_{number}" for number, one in enumerate(leaf.inputs)
            )
            self.duck.execute(f"""
                CREATE OR REPLACE TEMP TABLE leaf_{place} AS SELECT {shown} {sums(leaf)} FROM (
                    SELECT {shown} {values} FROM (SELECT {own} {highest} {again} FROM parts GROUP BY ALL)
                ) GROUP BY ALL
            """)
        return [(f"leaf_{place}", by) for place, by in enumerate(by_keys.values())]

    def facts(self, leaf):
        """Returns the rows of a fact set that any input takes."""
        any_input = " OR ".join(dict.fromkeys(f"({wanted(one)})" for one in leaf.inputs))
        return f"read_parquet('{self.out}/{leaf.set}/*.parquet') WHERE {any_input}"

    def broken_down(self, leaf, place, table, by):
        """Returns a leaf by unit or residence, period and breakdown."""
        dimensions = sorted({one for dimensions in by for one in dimensions}, key=lambda one: one.name)
        names = {one: f"member_{number}" for number, one in enumerate(dimensions)}
        members, words, has_member = [f"{place} AS place"], ["NULL"], ["true"]
        for one, name in names.items():
            codes = " ".join(f"WHEN {code} THEN {first}" for code, first in one.first_codes.items())
            members.append(f"CASE {one.column} {codes} END::TINYINT AS {name}")
            texts = " ".join(f"WHEN {code} THEN '{one.name}={word}'" for code, word in one.members.items())
            words.append(f"CASE {name} {texts} END")
            has_member.append(f"(grouping({name}) = 1 OR {name} IS NOT NULL)")
        added = [
            f"sum({sum}_{number})::BIGINT AS {sum}_{number}"
            for number in range(len(leaf.inputs))
            for sum in ("n", "sum", "squares")
        ]
        sets = (", ".join(["place", "period", *(names[one] for one in some)]) for some in by)
        return f"""
            SELECT place, period, concat_ws(';', {", ".join(words)})::breakdown AS breakdown, {", ".join(added)}
            FROM (SELECT *, {", ".join(members)} FROM {table})
            GROUP BY GROUPING SETS ({", ".join(f"({some})" for some in sets)})
            HAVING {" AND ".join(has_member)}
        """

    def placed(self, indicator):
        """Returns the sums of an indicator by unit, with the municipality that they count in too."""
        leaves = list(self.catalogue.leaves.values())
        levels = f"JOIN units ON units.unit = place AND kind IN ({text(indicator.levels)})"
        place, joined = ("units.unit, municipality", levels)
        if indicator.is_by_residence:
            place, joined = ("NULL AS unit, place AS municipality", "")
        ends = ("first", "last") if len(indicator.inputs) == 2 else ("first",)
        selects = []
        for end, one in zip(ends, indicator.inputs, strict=True):
            leaf, number = self.catalogue.leaf(one)
            table = f"cells_{leaves.index(leaf)}" + ("_residence" if indicator.is_by_residence else "")
            n, total, squares = (f"{sum}_{number}" for sum in ("n", "sum", "squares"))
            # Of a ratio the whole's rows are the n.
            counted = f"{n} AS n, {total} AS sum, {squares} AS squares, NULL::BIGINT AS sum2"
            if len(indicator.inputs) == 2:
                counted = f"0, {total}, {squares}, 0" if end == "first" else f"{n}, 0, 0, {total}"
            selects.append(f"""
                SELECT members.indicator, period, {place}, members.breakdown, {counted} FROM {table} AS cells {joined}
                JOIN members ON members.indicator = '{indicator.id}' AND members.{end} = cells.breakdown
                WHERE {n} > 0
            """)
        if len(selects) == 1:
            return selects[0]
        both = " UNION ALL ".join(selects)
        return f"""
            SELECT indicator, period, unit, municipality, breakdown, sum(n)::BIGINT AS n, sum(sum)::BIGINT AS sum,
                sum(squares)::BIGINT AS squares, sum(sum2)::BIGINT AS sum2
            FROM ({both}) AS ends(indicator, period, unit, municipality, breakdown, n, sum, squares, sum2) GROUP BY ALL
        """

    def rows(self):
        """Returns how many rows are read."""
        files = [f"{self.out}/{leaf.set}/*.parquet" for leaf in self.catalogue.leaves.values()]
        return self.duck.execute("SELECT sum(num_rows) FROM parquet_file_metadata(?)", [files]).fetchone()[0]


def main():
    """Computes, times and writes the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("result", type=Path)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    peer = Peer(Catalogue(), arguments.out, arguments.threads)
    start, busy = time.perf_counter(), time.process_time()
    peer.run()
    computed, busy = time.perf_counter(), time.process_time() - busy
    peer.duck.execute(f"COPY figures TO '{arguments.result}' (FORMAT parquet, COMPRESSION zstd)")
    written = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = {
        "peer": f"duckdb {duckdb.__version__}",
        "threads": arguments.threads,
        "seconds": round(computed - start, 3),
        "cpu_seconds": round(busy, 3),
        "write_seconds": round(written - computed, 3),
        "rows": int(peer.rows()),
        "figures": peer.duck.execute("SELECT count(*) FROM figures").fetchone()[0],
        "peak_mb": round(peak, 1),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
