import { acrossWorkspaces, isolate } from './policy.ts'

export const name = 'fuller domain'

export const sql = `
  alter table users
    add skills text[] not null default '{}',
    add languages text[] not null default '{}',
    add capacity integer not null default 6 check (capacity >= 0);

  alter table customers
    add phone text,
    add external_id text,
    add notes text not null default '',
    add blocked_at timestamptz(3),
    add blocked_reason text;
  create unique index customers_external_id on customers (workspace_id, external_id) where external_id is not null;

  alter table sessions
    add attributes jsonb not null default '{}',
    add sla jsonb,
    add waiting_since timestamptz(3),
    add snoozed_until timestamptz(3),
    add offer jsonb,
    add end_reason text,
    add rating jsonb;

  alter table messages
    add edited_by uuid,
    add deleted_by uuid,
    add review jsonb;

  -- A command may be about something else than a session.
  alter table commands alter session_id drop not null;

  -- What the server does of its own accord is in nobody's name.
  alter table audit
    alter actor_id drop not null,
    drop constraint audit_actor_kind_check,
    add check (actor_kind in ('customer', 'user', 'system')),
    add check ((actor_kind = 'system') = (actor_id is null));
  drop policy own_workspace on audit;
  create policy own_workspace on audit to parley_app using (workspace_id = current_workspace())
    with check (workspace_id = current_workspace() and actor_id is not distinct from current_member());

  create table canned_responses (
    id uuid primary key,
    workspace_id uuid not null references workspaces on delete cascade,
    -- Neither: everybody's.
    team_id uuid references teams on delete cascade,
    owner_id uuid references users on delete cascade,
    shortcut text not null,
    title text not null,
    body text not null,
    updated_at timestamptz(3) not null default now(),
    check (num_nonnulls(team_id, owner_id) <= 1)
  );
  create unique index canned_responses_shortcut on canned_responses
    (workspace_id, lower(shortcut), coalesce(team_id, owner_id)) nulls not distinct;
  create index canned_responses_team on canned_responses (team_id);
  create index canned_responses_owner on canned_responses (owner_id);
  ${isolate('canned_responses')}
  grant select, insert, update, delete on canned_responses to parley_app;

  create table labels (
    id uuid primary key,
    workspace_id uuid not null references workspaces on delete cascade,
    kind text not null check (kind in ('tag', 'category')),
    name text not null,
    color text not null,
    archived_at timestamptz(3)
  );
  create unique index labels_name on labels (workspace_id, kind, lower(name));
  ${isolate('labels')}
  grant select, insert, update on labels to parley_app;

  create table attribute_definitions (
    id uuid primary key,
    workspace_id uuid not null references workspaces on delete cascade,
    subject text not null check (subject in ('customer', 'session')),
    key text not null,
    label text not null,
    type text not null check (type in ('text', 'number', 'boolean', 'date', 'choice')),
    choices text[] not null default '{}',
    archived_at timestamptz(3),
    unique (workspace_id, subject, key)
  );
  ${isolate('attribute_definitions')}
  grant select, insert, update on attribute_definitions to parley_app;

  -- For the jobs, which do their work in one workspace after the other.
  ${acrossWorkspaces('all_workspaces()', 'sql', 'setof uuid', 'select id from workspaces')}
`
