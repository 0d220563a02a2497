-- The queue of jobs. A worker holds a running job until `lease_until` unless it renews that.
-- `outcome` is what came of a job that is done, as JSON, or why it failed.
create table jobs (
    id text collate "C" not null primary key,
    kind text collate "C" not null,
    payload text collate "C" not null,
    enqueued_at bigint not null,
    state text collate "C" not null check (state in ('queued', 'running', 'done', 'failed')),
    attempts bigint not null,
    done bigint not null,
    total bigint,
    lease_until bigint,
    ended_at bigint,
    outcome text collate "C"
);

create index jobs_by_state on jobs (state, enqueued_at, id);
