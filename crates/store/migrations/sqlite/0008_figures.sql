-- What figures stand side by side about: an indicator, a period and a breakdown. Some thousand
-- rows, so that millions of figures hold one number in place of three texts.
create table slices (
    id integer not null primary key,
    indicator text not null,
    period text not null,
    breakdown text not null,
    unique (indicator, period, breakdown)
) strict;

-- Which slices a delivery brings figures of, by which its figures are found.
create table delivery_slices (
    delivery integer not null references deliveries (sequence),
    slice integer not null references slices (id),
    primary key (delivery, slice)
) strict;

-- The figures of every delivery. `current` marks the row that counts: the latest delivery in force.
-- A known figure has an estimate, a missing or withheld one a reason. `interval_kind` says which
-- interval `lower` and `upper` are, or why there is none. `file` is the place of the file's name in
-- the delivery's `files`, `line` the row in that file.
create table figures (
    slice integer not null references slices (id),
    unit text not null,
    delivery integer not null references deliveries (sequence),
    current integer not null,
    state text not null check (state in ('known', 'missing', 'withheld')),
    reason text,
    estimate real,
    lower real,
    upper real,
    interval_kind text,
    n real,
    n_basis text,
    basis text,
    verdict text,
    file integer not null,
    line integer not null,
    primary key (slice, unit, delivery)
) strict, without rowid;

create unique index figures_current on figures (unit, slice) where current;
