import { acrossWorkspaces, isolate, reachable } from './policy.ts'

export const name = 'devices'

export const sql = `
  create table devices (
    user_id uuid not null references users on delete cascade,
    id uuid not null,
    workspace_id uuid not null references workspaces on delete cascade,
    name text not null,
    receipt_key text,
    signed_in_at timestamptz(3) not null,
    wipe_token uuid,
    wipe_reason text check (wipe_reason in ('remote_wipe', 'revoked', 'lease', 'sign_out')),
    wipe_ordered_at timestamptz(3),
    wiped_at timestamptz(3),
    unsent integer check (unsent >= 0),
    receipt_id uuid,
    primary key (user_id, id),
    check (wipe_token is null or wiped_at is null)
  );
  create index devices_workspace on devices (workspace_id);
  ${isolate('devices')}
  ${reachable('devices', 'select')}
  grant select, insert, update on devices to parley_app;

  -- A receipt comes from a device that has no token any more.
  ${acrossWorkspaces(
    'find_receipt_key(wanted_user uuid, wanted_device uuid)',
    'sql',
    'table (workspace_id uuid, receipt_key text)',
    'select workspace_id, receipt_key from devices where user_id = wanted_user and id = wanted_device',
  )}
`
