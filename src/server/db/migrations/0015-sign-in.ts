import { isolate } from './policy.ts'

export const name = 'sign-in'

export const sql = `
  -- Roles that need a second factor when they sign in with a password.
  alter table workspaces add second_factor_roles text[] not null default '{}'
    check (second_factor_roles <@ array['agent', 'supervisor', 'admin']);
  grant update (second_factor_roles) on workspaces to parley_app;

  -- An authenticator app: one that is in use, one that is being set up, or both.
  create table second_factors (
    user_id uuid primary key references users on delete cascade,
    workspace_id uuid not null references workspaces on delete cascade,
    -- Sealed with the server's key, bound to the user.
    secret bytea,
    pending bytea,
    confirmed_at timestamptz(3),
    -- Of the last code that was taken: neither it nor an earlier one is taken again.
    last_step bigint not null default 0,
    failures integer not null default 0,
    check (num_nonnulls(secret, pending) > 0),
    check ((secret is null) = (confirmed_at is null))
  );
  create index second_factors_workspace on second_factors (workspace_id);
  ${isolate('second_factors')}
  grant select, insert, update, delete on second_factors to parley_app;

  create table recovery_codes (
    user_id uuid not null references second_factors on delete cascade,
    code_hash bytea not null,
    workspace_id uuid not null references workspaces on delete cascade,
    used_at timestamptz(3),
    primary key (user_id, code_hash)
  );
  create index recovery_codes_workspace on recovery_codes (workspace_id);
  ${isolate('recovery_codes')}
  grant select, insert, update, delete on recovery_codes to parley_app;

  -- A provider has vouched for them: such a sign-in needs no second factor of ours.
  alter table refresh_tokens add by_provider boolean not null default false;

  -- Whom a provider means. Its subject stays when an address changes.
  create table user_identities (
    issuer text not null,
    subject text not null,
    user_id uuid not null references users on delete cascade,
    workspace_id uuid not null references workspaces on delete cascade,
    created_at timestamptz(3) not null default now(),
    primary key (workspace_id, issuer, subject),
    unique (user_id, issuer)
  );
  ${isolate('user_identities')}
  grant select, insert on user_identities to parley_app;

  -- Sign-ins through a provider that are under way.
  create table provider_sign_ins (
    id uuid primary key,
    workspace_id uuid not null references workspaces on delete cascade,
    -- Of what the browser carries to the provider and back; null once it is back.
    state_hash bytea unique,
    -- What the provider is shown; sealed.
    verifier bytea not null,
    nonce text not null,
    -- The console that waits for it.
    challenge text not null,
    console_state text not null,
    port integer not null,
    expires_at timestamptz(3) not null,
    -- Once the provider has answered: what the console changes for tokens.
    code_hash bytea unique,
    user_id uuid references users on delete cascade
  );
  create index provider_sign_ins_workspace on provider_sign_ins (workspace_id, expires_at);
  create index provider_sign_ins_user on provider_sign_ins (user_id);
  ${isolate('provider_sign_ins')}
  grant select, insert, update, delete on provider_sign_ins to parley_app;
`
