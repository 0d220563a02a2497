-- The queue of jobs. A worker holds a running job until `lease_until` unless it renews that.
-- `outcome` is what came of a job that is done, as JSON, or why it failed.
create table jobs (
    id text not null primary key,
    kind text not null,
    payload text not null,
    enqueued_at integer not null,
    state text not null check (state in ('queued', 'running', 'done', 'failed')),
    attempts integer not null,
    done integer not null,
    total integer,
    lease_until integer,
    ended_at integer,
    outcome text
) strict;

create index jobs_by_state on jobs (state, enqueued_at, id);
