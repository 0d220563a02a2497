-- Efforts: what is done so that an indicator moves. `theory` is what is done and why it should work, `horizon` the years
-- until it is expected to. While `state` is `draft` everything may change; from `fixed` on what it is judged by stands.
create table efforts (
    id text not null primary key,
    title_da text not null,
    title_en text not null,
    theory_da text not null,
    theory_en text not null,
    rests_on text not null,
    owner text not null,
    dose_in text not null,
    indicator text not null,
    breakdown text not null,
    horizon integer not null,
    state text not null,
    author text not null,
    written_at integer not null
) strict;

-- Where an effort is used, from which day and how much of it.
create table effort_uses (
    effort text not null references efforts (id),
    unit text not null,
    from_day text not null,
    until_day text,
    dose real,
    primary key (effort, unit)
) strict;

create index effort_uses_by_unit on effort_uses (unit);
