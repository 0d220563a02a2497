-- What each delivery says about each unit. `delivery` is its sequence, or 0 for what no delivery
-- brings. `current` marks the row that counts: the latest delivery in force. `sort_key` and
-- `search_key` are made by Danish rules outside the database.
create table units (
    number text collate "C" not null,
    delivery bigint not null,
    current boolean not null,
    name text collate "C" not null,
    kind text collate "C" not null,
    part text collate "C" not null check (part in ('whole', 'main', 'department')),
    main text collate "C",
    municipality text collate "C",
    ownership text collate "C",
    opened text collate "C",
    closed text collate "C",
    latitude double precision,
    longitude double precision,
    sort_key text collate "C" not null,
    search_key text collate "C" not null,
    primary key (number, delivery)
);

create unique index units_current on units (number) where current;
create index units_by_municipality on units (municipality, kind) where current;
create index units_by_main on units (main) where current;
create index units_by_delivery on units (delivery);

-- Where units stand below others, from one day to another, both included.
create table placements (
    hierarchy text collate "C" not null,
    unit text collate "C" not null,
    parent text collate "C" not null,
    from_day text collate "C" not null,
    until_day text collate "C",
    primary key (unit, hierarchy, parent, from_day)
);

create index placements_by_parent on placements (parent, hierarchy);

-- Units that follow others.
create table successions (
    old text collate "C" not null,
    new text collate "C" not null,
    kind text collate "C" not null,
    on_day text collate "C" not null,
    primary key (old, new)
);
