-- Which facts a delivery brought: of each fact set, period and unit, how many rows. `current` marks the
-- delivery whose facts count: the latest in force. The facts themselves lie in the vault's folder, one
-- file a delivery.
create table fact_parts (
    fact_set text not null,
    period text not null,
    unit text not null,
    delivery integer not null references deliveries (sequence),
    current integer not null,
    stored_rows integer not null,
    primary key (fact_set, period, unit, delivery)
) strict, without rowid;

create unique index fact_parts_current on fact_parts (fact_set, period, unit) where current;
create index fact_parts_by_delivery on fact_parts (delivery);
