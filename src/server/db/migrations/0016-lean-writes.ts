import { reachable } from './policy.ts'

export const name = 'lean writes'

/** In one look at what has no number yet, however many transactions it comes from. */
const NUMBER_CHANGES = `
  declare
    numbered integer;
  begin
    with waiting as (
      select id, workspace_id, min(id) over (partition by tx) as first_id from changes where rev is null
    ), places as (
      select id, workspace_id, row_number() over (partition by workspace_id order by first_id, id) as place
      from waiting
      where first_id <= (
        select max(id) from (select id from changes where rev is null order by id limit batch) as oldest
      )
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

/**
 * Rows that come with every message and stand in a workspace by row-level security alone: a foreign key of each would
 * lock the workspace's row once more, the one row that numbering updates all the time.
 */
const UNCHECKED = ['messages', 'participants', 'message_words', 'changes', 'commands', 'audit']
/** Of these, the ones that go with nothing else when a workspace is deleted. */
const ALONE = ['changes', 'commands', 'audit']

export const sql = `
  ${UNCHECKED.map((table) => `alter table ${table} drop constraint ${table}_workspace_id_fkey;`).join('\n')}
  -- Words go with their message, which goes with its session.
  alter table message_words drop constraint message_words_session_id_fkey;

  ${reachable('audit', 'select')}
  ${reachable('audit', 'delete')}
  create function forget_workspace() returns trigger language plpgsql
    security definer set search_path = public, pg_temp as $$
    begin
      ${ALONE.map((table) => `delete from ${table} where workspace_id = old.id;`).join('\n')}
      return null;
    end $$;
  revoke execute on function forget_workspace() from public;
  -- Its name has it fire after the foreign keys' own triggers, which wait for whoever still writes in the workspace.
  create trigger forget_workspace after delete on workspaces for each row execute function forget_workspace();

  -- Planned when there were few records, its plan is kept while they become many: only one way suits both.
  create or replace function number_changes(batch integer) returns integer language plpgsql
    security definer set search_path = public, pg_temp
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$ ${NUMBER_CHANGES} $$;
`
