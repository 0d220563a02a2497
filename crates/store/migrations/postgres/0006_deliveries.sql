-- Files that arrived together. `sequence` is their order: of two deliveries in force the later one
-- counts. `files`, `headings` and `difference` are JSON; `stored_figures` and `stored_units` are the rows it
-- brought, by which a check finds rows that are lost.
create table deliveries (
    sequence bigint not null primary key,
    id text collate "C" not null unique,
    state text collate "C" not null check (state in ('checked', 'committed', 'undone')),
    format text collate "C" not null,
    files text collate "C" not null,
    headings text collate "C" not null,
    fingerprint text collate "C" not null,
    source text collate "C" not null,
    purpose text collate "C" not null,
    person text collate "C" references people (id),
    at bigint not null,
    difference text collate "C" not null,
    stored_figures bigint not null,
    stored_units bigint not null
);

create index deliveries_by_fingerprint on deliveries (fingerprint);

-- The first problems of each kind that a delivery has, in the order they were found.
create table problems (
    delivery text collate "C" not null references deliveries (id),
    number bigint not null,
    kind text collate "C" not null,
    file text collate "C" not null,
    line bigint not null,
    heading text collate "C" not null,
    value text collate "C" not null,
    detail text collate "C" not null,
    primary key (delivery, number)
);

create index problems_by_kind on problems (delivery, kind, number);

-- How many problems of each kind a delivery has, those not kept above too.
create table problem_counts (
    delivery text collate "C" not null references deliveries (id),
    kind text collate "C" not null,
    number bigint not null,
    primary key (delivery, kind)
);
