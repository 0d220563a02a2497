-- What somebody did, and when. Rows are added and never changed. `actor` is a person's id,
-- `command-line` or `pejl`; `details` is JSON that only pages read.
create table events (
    id text collate "C" not null primary key,
    at bigint not null,
    actor text collate "C" not null,
    verb text collate "C" not null,
    subject_kind text collate "C" not null,
    subject_id text collate "C" not null,
    details text collate "C" not null
);

create index events_by_subject on events (subject_kind, subject_id, id);

-- One row with a number that every event moves. Caches are keyed by it.
create table revision (
    id bigint not null primary key check (id = 1),
    number bigint not null
);

insert into revision (id, number)
values (1, 0);
