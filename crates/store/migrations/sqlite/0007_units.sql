-- What each delivery says about each unit. `delivery` is its sequence, or 0 for what no delivery
-- brings. `current` marks the row that counts: the latest delivery in force. `sort_key` and
-- `search_key` are made by Danish rules outside the database.
create table units (
    number text not null,
    delivery integer not null,
    current integer not null,
    name text not null,
    kind text not null,
    part text not null check (part in ('whole', 'main', 'department')),
    main text,
    municipality text,
    ownership text,
    opened text,
    closed text,
    latitude real,
    longitude real,
    sort_key text not null,
    search_key text not null,
    primary key (number, delivery)
) strict;

create unique index units_current on units (number) where current;
create index units_by_municipality on units (municipality, kind) where current;
create index units_by_main on units (main) where current;
create index units_by_delivery on units (delivery);

-- Where units stand below others, from one day to another, both included.
create table placements (
    hierarchy text not null,
    unit text not null,
    parent text not null,
    from_day text not null,
    until_day text,
    primary key (unit, hierarchy, parent, from_day)
) strict;

create index placements_by_parent on placements (parent, hierarchy);

-- Units that follow others.
create table successions (
    old text not null,
    new text not null,
    kind text not null,
    on_day text not null,
    primary key (old, new)
) strict;
