import { isolate } from './policy.ts'

export const name = 'uploads'

export const sql = `
  -- Of the content; null for what was brought before it was kept. Readers check what they get against it.
  alter table blobs add sha256 text;

  -- Files of which bytes are still to come. 'id' becomes the file's.
  create table uploads (
    id uuid primary key,
    workspace_id uuid not null references workspaces on delete cascade,
    session_id uuid not null references sessions on delete cascade,
    uploader_kind text not null check (uploader_kind in ('customer', 'user')),
    uploader_id uuid not null,
    name text not null,
    duration_seconds double precision,
    waveform text,
    sha256 text,
    length bigint not null check (length > 0),
    -- How many of them are here.
    received bigint not null default 0 check (received <= length),
    created_at timestamptz(3) not null,
    expires_at timestamptz(3) not null,
    -- Finished or given up. It stays for a while, so that the sweep finds what a request still under way may store.
    closed_at timestamptz(3)
  );
  create index uploads_uploader on uploads (workspace_id, uploader_id, created_at);
  create index uploads_expiry on uploads (workspace_id, expires_at);
  create index uploads_session on uploads (session_id);
  ${isolate('uploads')}
  grant select, insert, update, delete on uploads to parley_app;

  -- Each is an object of the storage. Its row is there first; 'size' is null until its bytes count.
  create table upload_parts (
    id uuid primary key,
    workspace_id uuid not null references workspaces on delete cascade,
    upload_id uuid not null references uploads on delete cascade,
    start bigint not null,
    size bigint check (size > 0)
  );
  create index upload_parts_upload on upload_parts (upload_id, start);
  ${isolate('upload_parts')}
  grant select, insert, update, delete on upload_parts to parley_app;
`
