-- Files that arrived together. `sequence` is their order: of two deliveries in force the later one
-- counts. `files`, `headings` and `difference` are JSON; `stored_figures` and `stored_units` are the rows it
-- brought, by which a check finds rows that are lost.
create table deliveries (
    sequence integer not null primary key,
    id text not null unique,
    state text not null check (state in ('checked', 'committed', 'undone')),
    format text not null,
    files text not null,
    headings text not null,
    fingerprint text not null,
    source text not null,
    purpose text not null,
    person text references people (id),
    at integer not null,
    difference text not null,
    stored_figures integer not null,
    stored_units integer not null
) strict;

create index deliveries_by_fingerprint on deliveries (fingerprint);

-- The first problems of each kind that a delivery has, in the order they were found.
create table problems (
    delivery text not null references deliveries (id),
    number integer not null,
    kind text not null,
    file text not null,
    line integer not null,
    heading text not null,
    value text not null,
    detail text not null,
    primary key (delivery, number)
) strict;

create index problems_by_kind on problems (delivery, kind, number);

-- How many problems of each kind a delivery has, those not kept above too.
create table problem_counts (
    delivery text not null references deliveries (id),
    kind text not null,
    number integer not null,
    primary key (delivery, kind)
) strict;
