import { isolate } from './policy.ts'

export const name = 'files'

export const sql = `
  -- Contents: each is stored once in a workspace, however often it is sent. 'hash' is its name in the storage.
  create table blobs (
    workspace_id uuid not null references workspaces on delete cascade,
    hash text not null,
    mime_type text not null,
    size bigint not null check (size > 0),
    width integer,
    height integer,
    -- Of the small picture; null where there is none.
    thumbnail_size bigint,
    -- When somebody last brought it. What nobody refers to is removed some time after that.
    brought_at timestamptz(3) not null,
    primary key (workspace_id, hash)
  );
  create index blobs_brought on blobs (workspace_id, brought_at);
  ${isolate('blobs')}
  grant select, insert, update, delete on blobs to parley_app;

  -- Files as people send them. What counts as a reference to a content is a row of this table.
  create table files (
    id uuid primary key,
    workspace_id uuid not null references workspaces on delete cascade,
    session_id uuid not null references sessions on delete cascade,
    uploader_kind text not null check (uploader_kind in ('customer', 'user')),
    uploader_id uuid not null,
    name text not null,
    -- Null once its time was up.
    hash text,
    size bigint not null,
    mime_type text not null,
    duration_seconds double precision,
    waveform jsonb,
    created_at timestamptz(3) not null,
    -- The message that carries it. It is taken shortly before the message is written.
    message_id uuid references messages on delete cascade deferrable initially deferred,
    foreign key (workspace_id, hash) references blobs (workspace_id, hash)
  );
  create index files_blob on files (workspace_id, hash);
  create index files_session on files (session_id);
  create index files_message on files (message_id);
  create index files_uploader on files (workspace_id, uploader_id, created_at);
  create index files_age on files (workspace_id, created_at) where hash is not null;
  ${isolate('files')}
  grant select, insert, update, delete on files to parley_app;
`
