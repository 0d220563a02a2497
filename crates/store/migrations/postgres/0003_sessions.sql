-- Sessions of people who are signed in. `data` is JSON that only the pages read.
create table sessions (
    id text collate "C" not null primary key,
    data text collate "C" not null,
    expires_at bigint not null
);

create index sessions_by_end on sessions (expires_at);

-- Failed attempts to sign in. The same attempt may be noted under several keys.
create table attempts (
    key text collate "C" not null,
    at bigint not null
);

create index attempts_by_key on attempts (key, at);
create index attempts_by_time on attempts (at);
