-- Every version of every goal. `current` marks the newest; a goal's state is the newest row of
-- `goal_states`. `key` names a shipped national goal. `author` and `written_at` say who wrote it.
create table goals (
    id text not null,
    version integer not null,
    current integer not null,
    key text,
    level text not null,
    title_da text not null,
    title_en text not null,
    text_da text not null,
    text_en text not null,
    owner text not null,
    decision text,
    from_day text not null,
    until_day text,
    author text not null,
    written_at integer not null,
    primary key (id, version)
) strict;

create unique index goals_current on goals (id) where current;
create unique index goals_by_key on goals (key) where current;

-- The goals that a version of a goal contributes to, in the order they were given.
create table contributions (
    goal text not null,
    version integer not null,
    position integer not null,
    contributes_to text not null,
    primary key (goal, version, position),
    foreign key (goal, version) references goals (id, version)
) strict;

-- The units that carry a version of a goal, in the order they were given.
create table goal_units (
    goal text not null,
    version integer not null,
    position integer not null,
    unit text not null,
    primary key (goal, version, position),
    foreign key (goal, version) references goals (id, version)
) strict;

create index goal_units_by_unit on goal_units (unit);

-- How a goal came to its state. The row with the highest number says how it is now.
create table goal_states (
    goal text not null,
    number integer not null,
    state text not null,
    author text not null,
    at integer not null,
    primary key (goal, number)
) strict;

-- Every version of every target. `current` marks the newest; `withdrawn` says that the target was
-- taken out of its goal with that version.
-- `rule` is JSON.
create table targets (
    id text not null,
    version integer not null,
    current integer not null,
    withdrawn integer not null,
    goal text not null,
    indicator text not null,
    breakdown text not null,
    rule text not null,
    by_period text,
    author text not null,
    written_at integer not null,
    primary key (id, version)
) strict;

create unique index targets_current on targets (id) where current;
create index targets_by_goal on targets (goal) where current;
