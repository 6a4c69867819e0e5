export const name = 'survey'

export const sql = `
  -- How a chat came in, said by who creates it.
  alter table sessions
    add channel text not null default 'widget' check (channel in ('widget', 'api', 'form')),
    add survey_asked_at timestamptz(3);
  -- The owner sees them for this moment.
  alter table sessions no force row level security;
  update sessions set channel = 'form' where metadata ->> 'offlineForm' = 'true';
  alter table sessions force row level security;
  -- Few came in another way than most: these are found at once, in the order of a list.
  create index sessions_channel on sessions (workspace_id, last_message_at desc, id desc) where channel <> 'widget';

  alter table workspaces
    -- Customers are asked how they were helped when their chat ends, unless whoever ends it says otherwise.
    add surveys boolean not null default true,
    -- Where bookings or orders are to be looked at: an address with {reference} in it.
    add reference_url text check (reference_url like 'https://%{reference}%');
  grant update (surveys, reference_url) on workspaces to parley_app;
`
