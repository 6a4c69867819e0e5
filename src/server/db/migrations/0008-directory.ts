export const name = 'directory'

export const sql = `
  -- A customer's history, newest first.
  drop index sessions_customer;
  create index sessions_customer on sessions (customer_id, last_message_at desc, id desc);

  -- What customers said, by when they said it: as texts of one shape, whose order is that of the times. A column of its
  -- own, since row-level security keeps the operators of JSON out of an index's conditions.
  alter table sessions add rated_at text collate "C" generated always as (rating->>'at') stored;
  create index sessions_rated on sessions (workspace_id, rated_at) where rated_at is not null;

  -- On which devices somebody is signed in.
  create index refresh_tokens_live on refresh_tokens (user_id, device_id)
    where used_at is null and revoked_at is null;

  create index customers_blocked on customers (workspace_id) where blocked_at is not null;
`
