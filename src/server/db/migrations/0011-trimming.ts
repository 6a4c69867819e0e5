import { acrossWorkspaces, reachable } from './policy.ts'

export const name = 'trimming'

/** Cursors from before the floor are answered with a reset. Answers how many records are gone. */
const TRIM_CHANGES = `
  declare
    floor bigint;
    trimmed integer;
  begin
    select max(rev) into floor from (
      select rev, at from changes where workspace_id = wanted and rev is not null order by rev limit batch
    ) as oldest where at < cutoff;
    if floor is null then
      return 0;
    end if;
    update workspaces set log_floor = greatest(log_floor, floor) where id = wanted;
    delete from changes where workspace_id = wanted and rev <= floor;
    get diagnostics trimmed = row_count;
    return trimmed;
  end`

const TRIM_RECEIPTS = `
  declare
    trimmed integer;
  begin
    delete from commands where workspace_id = wanted and id in (
      select id from commands where workspace_id = wanted and at < cutoff order by at limit batch
    );
    get diagnostics trimmed = row_count;
    return trimmed;
  end`

export const sql = `
  alter table changes add at timestamptz(3) not null default now();
  ${reachable('changes', 'delete')}
  ${acrossWorkspaces('trim_changes(wanted uuid, cutoff timestamptz, batch integer)', 'plpgsql', 'integer', TRIM_CHANGES)}

  create index commands_at on commands (workspace_id, at);
  ${reachable('commands', 'select')}
  ${reachable('commands', 'delete')}
  ${acrossWorkspaces('trim_receipts(wanted uuid, cutoff timestamptz, batch integer)', 'plpgsql', 'integer', TRIM_RECEIPTS)}
`
