"""Adds a vault's figures again as those of earlier decades, until there are as many as asked for.

python3 grow.py pejl.sqlite 30000000
"""

import sqlite3
import sys

YEARS = 10
MOST_DECADES = 5


def earlier(period: str, years: int) -> str:
    """Returns the same period so many years before: 2014/15 of 2024/25, 2014 of 2024."""
    year = int(period[:4]) - years
    rest = period[4:]
    return f"{year}/{(year + 1) % 100:02}" if rest.startswith("/") else f"{year}{rest}"


def main() -> None:
    path, least = sys.argv[1], int(sys.argv[2])
    database = sqlite3.connect(path)
    database.create_function("earlier", 2, earlier, deterministic=True)
    execute = database.execute
    count = execute("select count(*) from figures").fetchone()[0]
    own, last = count, execute("select max(id) from slices").fetchone()[0]
    for decade in range(1, MOST_DECADES + 1):
        if count >= least:
            break
        execute(
            "create temp table moved as select id as old, "
            "(select max(id) from slices) + row_number() over (order by id) as new, "
            "indicator, earlier(period, ?) as period, breakdown from slices where id <= ?",
            (decade * YEARS, last),
        )
        execute("insert into slices select new, indicator, period, breakdown from moved")
        execute("insert into delivery_slices select delivery, new from delivery_slices join moved on old = slice")
        execute(
            "insert into figures select new, unit, delivery, current, shape, estimate, lower, upper, n, "
            "file, heading, line from moved cross join figures on slice = old"
        )
        execute("drop table moved")
        database.commit()
        count += own
    print(count)


main()
