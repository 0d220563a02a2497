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

-- What a value is beside its numbers. Some dozen rows, so that millions of figures hold one number in
-- place of six texts. A known value has a basis, a missing or withheld one a reason. `interval_kind`
-- says which interval a figure's `lower` and `upper` are, or why there is none.
create table shapes (
    id integer not null primary key,
    state text not null check (state in ('known', 'missing', 'withheld')),
    reason text,
    interval_kind text,
    n_basis text,
    basis text,
    verdict text
) strict;

-- The figures of every delivery. `current` marks the row that counts: the latest delivery in force.
-- `file` and `heading` are the places of the file's name and the column's in the delivery's `files`
-- and `headings`, `line` the row in that file.
create table figures (
    slice integer not null references slices (id),
    unit text not null,
    delivery integer not null references deliveries (sequence),
    current integer not null,
    shape integer not null references shapes (id),
    estimate real,
    lower real,
    upper real,
    n real,
    file integer not null,
    heading integer not null,
    line integer not null,
    primary key (slice, unit, delivery)
) strict, without rowid;

create unique index figures_current on figures (unit, slice) where current;
