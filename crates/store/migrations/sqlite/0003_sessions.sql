-- Sessions of people who are signed in. `data` is JSON that only the pages read.
create table sessions (
    id text not null primary key,
    data text not null,
    expires_at integer not null
) strict;

create index sessions_by_end on sessions (expires_at);

-- Failed attempts to sign in. The same attempt may be noted under several keys.
create table attempts (
    key text not null,
    at integer not null
) strict;

create index attempts_by_key on attempts (key, at);
create index attempts_by_time on attempts (at);
