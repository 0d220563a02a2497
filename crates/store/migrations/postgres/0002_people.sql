-- People who can sign in. `email_key` is the address folded, by which they are found;
-- `sort_key` orders their names by Danish rules.
create table people (
    id text collate "C" not null primary key,
    name text collate "C" not null,
    email text collate "C" not null,
    email_key text collate "C" not null unique,
    locale text collate "C" not null,
    sort_key text collate "C" not null,
    password_hash text collate "C"
);

-- Passkeys of people. `key` is JSON that only sign-in reads; `added_at` is microseconds since 1970.
create table passkeys (
    id text collate "C" not null primary key,
    person text collate "C" not null references people (id),
    name text collate "C" not null,
    key text collate "C" not null,
    added_at bigint not null
);

create index passkeys_by_person on passkeys (person);

-- The posts people hold, from one day to another, both included.
create table posts (
    person text collate "C" not null references people (id),
    role text collate "C" not null,
    unit text collate "C" not null,
    from_day text collate "C" not null,
    until_day text collate "C",
    primary key (person, role, unit, from_day)
);
