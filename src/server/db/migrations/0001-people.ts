import { acrossWorkspaces, isolate, reachable } from './policy.ts'

export const name = 'people'

export const sql = `
  revoke create on schema public from public;

  create function current_workspace() returns uuid language sql stable as
    $$ select nullif(current_setting('parley.workspace', true), '')::uuid $$;
  create function current_member() returns uuid language sql stable as
    $$ select nullif(current_setting('parley.member', true), '')::uuid $$;

  create table workspaces (
    id uuid primary key,
    name text not null,
    slug text not null unique,
    -- Changes when revs before it say nothing any more: data restored, log lost.
    epoch uuid not null default gen_random_uuid(),
    head_rev bigint not null default 0,
    -- Changes up to this rev are no longer kept.
    log_floor bigint not null default 0,
    created_at timestamptz(3) not null default now()
  );
  ${isolate('workspaces', 'id = current_workspace()')}
  ${reachable('workspaces', 'select')}
  ${reachable('workspaces', 'update')}
  grant select, insert (id, name, slug) on workspaces to parley_app;

  create table users (
    id uuid primary key,
    workspace_id uuid not null references workspaces on delete cascade,
    name text not null,
    email text not null,
    role text not null check (role in ('agent', 'supervisor', 'admin')),
    password_hash text not null,
    avatar_url text,
    disabled_at timestamptz(3),
    created_at timestamptz(3) not null default now()
  );
  -- Nobody names a workspace to sign in, so an address belongs to one account only.
  create unique index users_email on users (lower(email));
  create index users_workspace on users (workspace_id);
  ${isolate('users')}
  ${reachable('users', 'select')}
  grant select, insert, update on users to parley_app;

  create table teams (
    id uuid primary key,
    workspace_id uuid not null references workspaces on delete cascade,
    name text not null,
    unique (workspace_id, name)
  );
  ${isolate('teams')}
  grant select, insert, update on teams to parley_app;

  create table team_members (
    team_id uuid not null references teams on delete cascade,
    user_id uuid not null references users on delete cascade,
    workspace_id uuid not null references workspaces on delete cascade,
    primary key (team_id, user_id)
  );
  create index team_members_user on team_members (user_id);
  create index team_members_workspace on team_members (workspace_id);
  ${isolate('team_members')}
  grant select, insert, delete on team_members to parley_app;

  create table customers (
    id uuid primary key,
    workspace_id uuid not null references workspaces on delete cascade,
    name text not null,
    email text,
    avatar_url text,
    locale text,
    time_zone text,
    attributes jsonb not null default '{}',
    created_at timestamptz(3) not null default now()
  );
  create index customers_workspace on customers (workspace_id);
  ${isolate('customers')}
  grant select, insert, update on customers to parley_app;

  create table refresh_tokens (
    id uuid primary key,
    workspace_id uuid not null references workspaces on delete cascade,
    user_id uuid references users on delete cascade,
    customer_id uuid references customers on delete cascade,
    -- All tokens that descend from one sign-in.
    family_id uuid not null,
    device_id uuid not null,
    device_name text not null,
    token_hash bytea not null unique,
    created_at timestamptz(3) not null default now(),
    expires_at timestamptz(3) not null,
    used_at timestamptz(3),
    revoked_at timestamptz(3),
    check (num_nonnulls(user_id, customer_id) = 1)
  );
  create index refresh_tokens_family on refresh_tokens (family_id);
  create index refresh_tokens_user on refresh_tokens (user_id);
  create index refresh_tokens_customer on refresh_tokens (customer_id);
  create index refresh_tokens_workspace on refresh_tokens (workspace_id);
  ${isolate('refresh_tokens')}
  ${reachable('refresh_tokens', 'select')}
  grant select, insert, update on refresh_tokens to parley_app;

  -- What must be found before a caller's workspace is known.
  ${acrossWorkspaces(
    'find_sign_in(wanted text)',
    'sql',
    'table (workspace_id uuid, user_id uuid, password_hash text)',
    'select workspace_id, id, password_hash from users where lower(email) = lower(wanted) and disabled_at is null',
  )}
  ${acrossWorkspaces(
    'find_refresh_token(hash bytea)',
    'sql',
    'table (workspace_id uuid, token_id uuid, member_id uuid)',
    'select workspace_id, id, coalesce(user_id, customer_id) from refresh_tokens where token_hash = hash',
  )}
  ${acrossWorkspaces('find_workspace(wanted text)', 'sql', 'uuid', 'select id from workspaces where slug = wanted')}
  ${acrossWorkspaces('has_workspaces()', 'sql', 'boolean', 'select exists (select from workspaces)')}
`
