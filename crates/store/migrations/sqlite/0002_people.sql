-- People who can sign in. `email_key` is the address folded, by which they are found;
-- `sort_key` orders their names by Danish rules.
create table people (
    id text not null primary key,
    name text not null,
    email text not null,
    email_key text not null unique,
    locale text not null,
    sort_key text not null,
    password_hash text
) strict;

-- Passkeys of people. `key` is JSON that only sign-in reads; `added_at` is microseconds since 1970.
create table passkeys (
    id text not null primary key,
    person text not null references people (id),
    name text not null,
    key text not null,
    added_at integer not null
) strict;

create index passkeys_by_person on passkeys (person);

-- The posts people hold, from one day to another, both included.
create table posts (
    person text not null references people (id),
    role text not null,
    unit text not null,
    from_day text not null,
    until_day text,
    primary key (person, role, unit, from_day)
) strict;
