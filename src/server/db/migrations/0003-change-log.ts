import { acrossWorkspaces, isolate, reachable } from './policy.ts'

export const name = 'change log'

const NUMBER_CHANGES = `
  declare
    numbered integer;
  begin
    with transactions as (
      select distinct tx from (select tx from changes where rev is null order by id limit batch) as oldest
    ), records as (
      select id, workspace_id, min(id) over (partition by tx) as first_id
      from changes where rev is null and tx in (select tx from transactions)
    ), places as (
      select id, workspace_id, row_number() over (partition by workspace_id order by first_id, id) as place
      from records
    ), heads as (
      update workspaces set head_rev = head_rev + total
      from (select workspace_id, count(*) as total from places group by workspace_id) as totals
      where workspaces.id = totals.workspace_id
      returning workspaces.id as workspace_id, head_rev - total as base
    )
    update changes set rev = heads.base + places.place
    from places join heads using (workspace_id)
    where changes.id = places.id;
    get diagnostics numbered = row_count;
    if numbered > 0 then
      perform pg_notify('parley_numbered', '');
    end if;
    return numbered;
  end`

export const sql = `
  create table changes (
    -- Insert order: what one transaction saw committed stands before what it wrote itself.
    id bigint generated always as identity primary key,
    workspace_id uuid not null references workspaces on delete cascade,
    tx xid8 not null default pg_current_xact_id(),
    -- Null until the sequencer has numbered the committed record; readers see numbered ones only.
    rev bigint,
    entity text not null,
    entity_id uuid not null,
    op text not null check (op in ('put', 'del')),
    scopes_before text[] not null,
    scopes_after text[] not null,
    unique (workspace_id, rev)
  );
  create index changes_unnumbered on changes (id) where rev is null;
  ${isolate('changes')}
  ${reachable('changes', 'select')}
  ${reachable('changes', 'update')}
  grant select, insert (workspace_id, entity, entity_id, op, scopes_before, scopes_after) on changes to parley_app;

  -- Numbers the oldest committed records, whole transactions only, at least "batch" of them if there are so many.
  -- Its caller holds the sequencer's lock; UNIQUE (workspace_id, rev) stands behind it.
  ${acrossWorkspaces('number_changes(batch integer)', 'plpgsql', 'integer', NUMBER_CHANGES)}
  ${acrossWorkspaces(
    'workspace_heads(wanted uuid[])',
    'sql',
    'table (workspace_id uuid, head_rev bigint)',
    'select id, head_rev from workspaces where id = any (wanted)',
  )}

  -- Receipts: a command that comes again is answered with what it did the first time.
  create table commands (
    id uuid not null,
    workspace_id uuid not null references workspaces on delete cascade,
    author_id uuid not null,
    payload_hash bytea not null,
    session_id uuid not null references sessions on delete cascade,
    seq integer,
    at timestamptz(3) not null,
    primary key (workspace_id, id)
  );
  create index commands_session on commands (session_id);
  ${isolate('commands')}
  grant select, insert on commands to parley_app;

  create table audit (
    id bigint generated always as identity primary key,
    workspace_id uuid not null references workspaces on delete cascade,
    at timestamptz(3) not null default now(),
    actor_kind text not null check (actor_kind in ('customer', 'user')),
    actor_id uuid not null,
    action text not null,
    subject_id uuid,
    details jsonb not null default '{}'
  );
  create index audit_workspace on audit (workspace_id, id);
  -- Nobody writes in somebody else's name.
  ${isolate(
    'audit',
    'workspace_id = current_workspace()',
    'workspace_id = current_workspace() and actor_id = current_member()',
  )}
  grant select, insert on audit to parley_app;
`
