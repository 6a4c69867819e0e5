export const name = 'conversation'

export const sql = `
  alter table users add needs_approval boolean not null default false;
  alter table workspaces add approve_audio boolean not null default false;

  -- For the job that wakes them, and for the list of them.
  create index sessions_snoozed on sessions (workspace_id, snoozed_until) where snoozed_until is not null;
`
