-- What figures stand side by side about: an indicator, a period and a breakdown. Some thousand
-- rows, so that millions of figures hold one number in place of three texts.
create table slices (
    id bigint not null primary key,
    indicator text collate "C" not null,
    period text collate "C" not null,
    breakdown text collate "C" not null,
    unique (indicator, period, breakdown)
);

-- Which slices a delivery brings figures of, by which its figures are found.
create table delivery_slices (
    delivery bigint not null references deliveries (sequence),
    slice bigint not null references slices (id),
    primary key (delivery, slice)
);

-- What a value is beside its numbers. Some dozen rows, so that millions of figures hold one number in
-- place of six texts. A known value has a basis, a missing or withheld one a reason. `interval_kind`
-- says which interval a figure's `lower` and `upper` are, or why there is none.
create table shapes (
    id bigint not null primary key,
    state text collate "C" not null check (state in ('known', 'missing', 'withheld')),
    reason text collate "C",
    interval_kind text collate "C",
    n_basis text collate "C",
    basis text collate "C",
    verdict text collate "C"
);

-- The figures of every delivery. `current` marks the row that counts: the latest delivery in force.
-- `file` and `heading` are the places of the file's name and the column's in the delivery's `files`
-- and `headings`, `line` the row in that file.
create table figures (
    slice bigint not null references slices (id),
    unit text collate "C" not null,
    delivery bigint not null references deliveries (sequence),
    current boolean not null,
    shape bigint not null references shapes (id),
    estimate double precision,
    lower double precision,
    upper double precision,
    n double precision,
    file bigint not null,
    heading bigint not null,
    line bigint not null,
    primary key (slice, unit, delivery)
);

create unique index figures_current on figures (unit, slice) where current;
