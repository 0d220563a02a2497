-- What the vault is about: one row, since one database holds one vault.
create table vault (
    id bigint not null primary key check (id = 1),
    holder text collate "C" not null,
    name text collate "C" not null,
    truth text collate "C" not null
);
