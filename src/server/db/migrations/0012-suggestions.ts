import { isolate } from './policy.ts'

export const name = 'suggestions'

export const sql = `
  -- Whether what somebody was writing goes along when their chat goes to somebody else.
  alter table workspaces add draft_travel boolean not null default false;
  grant update (draft_travel) on workspaces to parley_app;

  -- What somebody was writing when their chat went to somebody else: for who has it now.
  create table suggestions (
    id uuid primary key,
    workspace_id uuid not null references workspaces on delete cascade,
    session_id uuid not null references sessions on delete cascade,
    author_id uuid not null references users on delete cascade,
    -- The session's assignee; null while nobody is.
    owner_id uuid references users on delete set null,
    kind text not null check (kind in ('reply', 'note')),
    body text not null,
    base_seq integer not null,
    created_at timestamptz(3) not null,
    unique (session_id, author_id, kind)
  );
  create index suggestions_author on suggestions (author_id);
  create index suggestions_owner on suggestions (owner_id);
  create index suggestions_age on suggestions (workspace_id, created_at);
  ${isolate('suggestions')}
  grant select, insert, update, delete on suggestions to parley_app;
`
