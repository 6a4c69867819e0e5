import { isolate } from './policy.ts'

export const name = 'conversations'

export const sql = `
  create table sessions (
    id uuid primary key,
    workspace_id uuid not null references workspaces on delete cascade,
    type text not null check (type in ('booking', 'emergency', 'general', 'support')),
    category text,
    priority text not null default 'normal' check (priority in ('low', 'normal', 'high', 'urgent')),
    status text not null check (status in ('waiting', 'active', 'paused', 'ended', 'locked')),
    customer_id uuid not null references customers on delete cascade,
    team_id uuid references teams on delete set null,
    assignee_id uuid references users on delete set null,
    subject text not null default '',
    tags text[] not null default '{}',
    external_ref jsonb,
    metadata jsonb not null default '{}',
    last_seq integer not null default 0,
    last_message_at timestamptz(3) not null,
    due_at timestamptz(3),
    created_at timestamptz(3) not null,
    ended_at timestamptz(3),
    -- Who may see it: a reader who has one of these. Kept by whoever changes team, assignee or participants.
    scopes text[] not null
  );
  create unique index sessions_one_open on sessions (workspace_id, customer_id, type)
    where status in ('waiting', 'active', 'paused');
  create index sessions_recent on sessions (workspace_id, last_message_at desc, id desc);
  create index sessions_status on sessions (workspace_id, status, last_message_at desc, id desc);
  create index sessions_assignee on sessions (workspace_id, assignee_id, last_message_at desc, id desc);
  create index sessions_newest on sessions (workspace_id, id desc);
  create index sessions_customer on sessions (customer_id);
  create index sessions_team on sessions (team_id);
  ${isolate('sessions')}
  grant select, insert, update on sessions to parley_app;

  create table messages (
    id uuid primary key,
    workspace_id uuid not null references workspaces on delete cascade,
    session_id uuid not null references sessions on delete cascade,
    seq integer not null check (seq > 0),
    sender_kind text not null check (sender_kind in ('customer', 'user', 'system')),
    sender_id uuid,
    type text not null
      check (type in ('text', 'audio', 'image', 'file', 'video', 'system', 'emergency', 'note')),
    body text not null default '',
    attachment jsonb,
    event jsonb,
    reply_to uuid references messages on delete set null,
    status text not null default 'sent'
      check (status in ('sent', 'pending_approval', 'approved', 'rejected', 'deleted')),
    created_at timestamptz(3) not null,
    edited_at timestamptz(3),
    deleted_at timestamptz(3),
    unique (session_id, seq)
  );
  create index messages_workspace on messages (workspace_id);
  create index messages_reply_to on messages (reply_to) where reply_to is not null;
  ${isolate('messages')}
  grant select, insert, update on messages to parley_app;

  create table participants (
    id uuid primary key,
    workspace_id uuid not null references workspaces on delete cascade,
    session_id uuid not null references sessions on delete cascade,
    kind text not null check (kind in ('customer', 'user')),
    member_id uuid not null,
    delivered_seq integer not null default 0,
    read_seq integer not null default 0,
    check (read_seq <= delivered_seq),
    unique (session_id, kind, member_id)
  );
  create index participants_member on participants (member_id);
  create index participants_workspace on participants (workspace_id);
  ${isolate('participants')}
  grant select, insert, update on participants to parley_app;
`
