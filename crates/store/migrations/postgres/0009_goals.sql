-- Every version of every goal. `current` marks the newest; a goal's state is the newest row of
-- `goal_states`. `key` names a shipped national goal. `author` and `written_at` say who wrote it.
create table goals (
    id text collate "C" not null,
    version bigint not null,
    current boolean not null,
    key text collate "C",
    level text collate "C" not null,
    title_da text collate "C" not null,
    title_en text collate "C" not null,
    text_da text collate "C" not null,
    text_en text collate "C" not null,
    owner text collate "C" not null,
    decision text collate "C",
    from_day text collate "C" not null,
    until_day text collate "C",
    author text collate "C" not null,
    written_at bigint not null,
    primary key (id, version)
);

create unique index goals_current on goals (id) where current;
create unique index goals_by_key on goals (key) where current;

-- The goals that a version of a goal contributes to, in the order they were given.
create table contributions (
    goal text collate "C" not null,
    version bigint not null,
    position bigint not null,
    contributes_to text collate "C" not null,
    primary key (goal, version, position),
    foreign key (goal, version) references goals (id, version)
);

-- The units that carry a version of a goal, in the order they were given.
create table goal_units (
    goal text collate "C" not null,
    version bigint not null,
    position bigint not null,
    unit text collate "C" not null,
    primary key (goal, version, position),
    foreign key (goal, version) references goals (id, version)
);

create index goal_units_by_unit on goal_units (unit);

-- How a goal came to its state. The row with the highest number says how it is now.
create table goal_states (
    goal text collate "C" not null,
    number bigint not null,
    state text collate "C" not null,
    author text collate "C" not null,
    at bigint not null,
    primary key (goal, number)
);

-- Every version of every target. `current` marks the newest; `withdrawn` says that the target was
-- taken out of its goal with that version.
-- `rule` is JSON.
create table targets (
    id text collate "C" not null,
    version bigint not null,
    current boolean not null,
    withdrawn boolean not null,
    goal text collate "C" not null,
    indicator text collate "C" not null,
    breakdown text collate "C" not null,
    rule text collate "C" not null,
    by_period text collate "C",
    author text collate "C" not null,
    written_at bigint not null,
    primary key (id, version)
);

create unique index targets_current on targets (id) where current;
create index targets_by_goal on targets (goal) where current;
