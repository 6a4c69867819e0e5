import { isolate } from './policy.ts'

export const name = 'service levels'

export const sql = `
  -- Counted up with every change of what is in force; 0 while nothing has ever been promised.
  alter table workspaces add sla_revision integer not null default 0;
  grant update (sla_revision) on workspaces to parley_app;

  alter table sessions
    -- What the clocks need to go on; not on the wire.
    add sla_state jsonb,
    -- When the jobs have to look again though nothing else happens.
    add sla_wake_at timestamptz(3),
    -- The workspace's when the clocks were last set.
    add sla_revision integer not null default 0;
  create index sessions_sla_wake on sessions (workspace_id, sla_wake_at) where sla_wake_at is not null;
  create index sessions_sla_outdated on sessions (workspace_id, sla_revision)
    where status in ('waiting', 'active', 'paused');

  create table business_hours (
    id uuid not null,
    workspace_id uuid not null references workspaces on delete cascade,
    name text not null,
    time_zone text not null,
    weekly jsonb not null,
    holidays jsonb not null,
    primary key (workspace_id, id)
  );
  ${isolate('business_hours')}
  grant select, insert, update on business_hours to parley_app;

  create table sla_policies (
    id uuid not null,
    workspace_id uuid not null references workspaces on delete cascade,
    name text not null,
    -- Null: around the clock.
    calendar_id uuid,
    -- Null: for every team.
    team_id uuid references teams on delete cascade,
    -- Minutes by priority and target.
    targets jsonb not null,
    warn_at_percent integer not null check (warn_at_percent between 1 and 99),
    archived_at timestamptz(3),
    primary key (workspace_id, id),
    foreign key (workspace_id, calendar_id) references business_hours (workspace_id, id)
  );
  create unique index sla_policies_in_force on sla_policies (workspace_id, team_id) nulls not distinct
    where archived_at is null;
  create index sla_policies_team on sla_policies (team_id);
  create index sla_policies_calendar on sla_policies (workspace_id, calendar_id);
  ${isolate('sla_policies')}
  grant select, insert, update on sla_policies to parley_app;

  create table sla_events (
    id bigint generated always as identity primary key,
    workspace_id uuid not null references workspaces on delete cascade,
    session_id uuid not null references sessions on delete cascade,
    target text not null check (target in ('firstResponse', 'nextResponse', 'resolution')),
    kind text not null check (kind in ('warning', 'breach')),
    at timestamptz(3) not null,
    due_at timestamptz(3) not null
  );
  create index sla_events_session on sla_events (session_id, id);
  create index sla_events_recent on sla_events (workspace_id, at);
  ${isolate('sla_events')}
  grant select, insert on sla_events to parley_app;
`
