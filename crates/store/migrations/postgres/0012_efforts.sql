-- Efforts: what is done so that an indicator moves. `theory` is what is done and why it should work, `horizon` the years
-- until it is expected to. While `state` is `draft` everything may change; from `fixed` on what it is judged by stands.
create table efforts (
    id text collate "C" not null primary key,
    title_da text collate "C" not null,
    title_en text collate "C" not null,
    theory_da text collate "C" not null,
    theory_en text collate "C" not null,
    rests_on text collate "C" not null,
    owner text collate "C" not null,
    dose_in text collate "C" not null,
    indicator text collate "C" not null,
    breakdown text collate "C" not null,
    horizon bigint not null,
    state text collate "C" not null,
    author text collate "C" not null,
    written_at bigint not null
);

-- Where an effort is used, from which day and how much of it.
create table effort_uses (
    effort text collate "C" not null references efforts (id),
    unit text collate "C" not null,
    from_day text collate "C" not null,
    until_day text collate "C",
    dose double precision,
    primary key (effort, unit)
);

create index effort_uses_by_unit on effort_uses (unit);
