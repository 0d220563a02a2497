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

-- The figures of every delivery. `current` marks the row that counts: the latest delivery in force.
-- A known figure has an estimate, a missing or withheld one a reason. `interval_kind` says which
-- interval `lower` and `upper` are, or why there is none. `file` is the place of the file's name in
-- the delivery's `files`, `line` the row in that file.
create table figures (
    slice bigint not null references slices (id),
    unit text collate "C" not null,
    delivery bigint not null references deliveries (sequence),
    current boolean not null,
    state text collate "C" not null check (state in ('known', 'missing', 'withheld')),
    reason text collate "C",
    estimate double precision,
    lower double precision,
    upper double precision,
    interval_kind text collate "C",
    n double precision,
    n_basis text collate "C",
    basis text collate "C",
    verdict text collate "C",
    file bigint not null,
    line bigint not null,
    primary key (slice, unit, delivery)
);

create unique index figures_current on figures (unit, slice) where current;
