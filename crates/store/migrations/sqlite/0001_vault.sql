-- What the vault is about: one row, since one database holds one vault.
create table vault (
    id integer not null primary key check (id = 1),
    holder text not null,
    name text not null,
    truth text not null
) strict;
