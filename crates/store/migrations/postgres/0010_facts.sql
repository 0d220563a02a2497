-- Which facts a delivery brought: of each fact set, period and unit, how many rows. `current` marks the
-- delivery whose facts count: the latest in force. The facts themselves lie in the vault's folder, one
-- file a delivery.
create table fact_parts (
    fact_set text collate "C" not null,
    period text collate "C" not null,
    unit text collate "C" not null,
    delivery bigint not null references deliveries (sequence),
    current boolean not null,
    stored_rows bigint not null,
    primary key (fact_set, period, unit, delivery)
);

create unique index fact_parts_current on fact_parts (fact_set, period, unit) where current;
create index fact_parts_by_delivery on fact_parts (delivery);
