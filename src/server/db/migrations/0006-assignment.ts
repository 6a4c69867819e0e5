import { isolate } from './policy.ts'

export const name = 'assignment'

export const sql = `
  -- What the session of a command was like before it, so that what many commands did can be undone.
  alter table commands add before jsonb;

  -- A chat that was handed on is out of its former assignee's sight: scopes no longer name who took part in it.
  -- Clients pull anew, so that what they may not see any more is gone from them as well.
  alter table sessions no force row level security;
  alter table workspaces no force row level security;
  update sessions set scopes =
    array['all', coalesce('team:' || team_id, 'workspace')]
    || case when assignee_id is null then '{}'::text[] else array['user:' || assignee_id] end
    || array['customer:' || customer_id];
  update workspaces set epoch = gen_random_uuid();
  alter table sessions force row level security;
  alter table workspaces force row level security;

  -- What routing looks through, and what is offered to somebody.
  create index sessions_queue on sessions (workspace_id, team_id) where status = 'waiting' and assignee_id is null;
  create index sessions_offered on sessions (workspace_id) where offer is not null;

  -- Who is there, by device. Not worth a log: whoever is connected says so again within half a minute.
  create unlogged table presence_devices (
    workspace_id uuid not null references workspaces on delete cascade,
    user_id uuid not null references users on delete cascade,
    device_id uuid not null,
    -- Which connection speaks for the device: what an older one says no longer counts.
    connection_id uuid not null,
    status text not null check (status in ('available', 'busy', 'away', 'offline')),
    -- Connected until then, unless the server says so again. Grace begins there.
    alive_until timestamptz(3) not null,
    primary key (user_id, device_id)
  );
  create index presence_devices_workspace on presence_devices (workspace_id);
  create index presence_devices_connection on presence_devices (connection_id);
  ${isolate('presence_devices')}
  grant select, insert, update, delete on presence_devices to parley_app;

  create table routing_rules (
    workspace_id uuid not null references workspaces on delete cascade,
    -- Null: of sessions without a team.
    team_id uuid references teams on delete cascade,
    strategy text not null check (strategy in ('manual', 'round_robin', 'least_busy', 'last_agent')),
    match_skills boolean not null,
    match_languages boolean not null,
    relax_seconds integer not null check (relax_seconds >= 0),
    offer_seconds integer not null check (offer_seconds >= 0),
    grace_seconds integer not null check (grace_seconds >= 0),
    unique nulls not distinct (workspace_id, team_id)
  );
  create index routing_rules_team on routing_rules (team_id);
  ${isolate('routing_rules')}
  grant select, insert, update on routing_rules to parley_app;

  create table routing_decisions (
    id bigint generated always as identity primary key,
    workspace_id uuid not null references workspaces on delete cascade,
    session_id uuid not null references sessions on delete cascade,
    at timestamptz(3) not null,
    strategy text not null check (strategy in ('manual', 'round_robin', 'least_busy', 'last_agent')),
    outcome text not null check (outcome in ('assigned', 'offered', 'nobody', 'declined', 'expired', 'returned')),
    user_id uuid references users on delete set null,
    explanation jsonb
  );
  create index routing_decisions_session on routing_decisions (session_id, id desc);
  create index routing_decisions_user on routing_decisions (user_id, id desc);
  create index routing_decisions_age on routing_decisions (workspace_id, at);
  ${isolate('routing_decisions')}
  grant select, insert, delete on routing_decisions to parley_app;
`
