-- What somebody did, and when. Rows are added and never changed. `actor` is a person's id,
-- `command-line` or `pejl`; `details` is JSON that only pages read.
create table events (
    id text not null primary key,
    at integer not null,
    actor text not null,
    verb text not null,
    subject_kind text not null,
    subject_id text not null,
    details text not null
) strict;

create index events_by_subject on events (subject_kind, subject_id, id);

-- One row with a number that every event moves. Caches are keyed by it.
create table revision (
    id integer not null primary key check (id = 1),
    number integer not null
) strict;

insert into revision (id, number)
values (1, 0);
