-- Which facts were read, and what for: a row for each reading of a delivery's rows, beside the event that says
-- when and by whom. Rows are added and never changed; they stay when the facts are erased.
create table fact_readings (
    event text not null primary key references events (id),
    fact_set text not null,
    delivery text not null,
    read_for text not null
) strict, without rowid;

create index fact_readings_by_set on fact_readings (fact_set, event);
