import { isolate } from './policy.ts'

export const name = 'finding'

/** Scripts that are written without spaces: Thai to Burmese, Khmer, kana, Han. */
const UNSPACED =
  '\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3041-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff' +
  '\\uf900-\\ufaff\\U00020000-\\U0003134f'
/** What stands between words. Ranges rather than classes, which mean something else in every locale. */
const BETWEEN =
  '\\u0001-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u00a9\\u00ab-\\u00b4\\u00b6-\\u00b9\\u00bb-\\u00bf\\u00d7\\u00f7' +
  '\\u060c\\u061b\\u061f\\u066a-\\u066d\\u06d4\\u2000-\\u2bff\\u3000-\\u3040\\ufe00-\\ufe0f\\U0001f000-\\U0001faff'
/** Accents, Arabic vowel signs and the stroke that only stretches a word. */
const MARKS = '\\u0300-\\u036f\\u0640\\u064b-\\u065f\\u0670'

/** Words are kept beside what they are of, so that reading the one does not drag the other along. */
function words(table: string, column: string, of: string, more = ''): string {
  return `
    create table ${table} (
      ${column} uuid primary key references ${of} on delete cascade,
      workspace_id uuid not null references workspaces on delete cascade,
      -- When what it is of was made: the order of what is found.
      at timestamptz(3) not null,
      ${more}
      words tsvector not null
    );
    create index ${table}_words on ${table} using gin (words);
    create index ${table}_newest on ${table} (workspace_id, at desc, ${column} desc);
    -- A row is there for those only who ask for its words. Standing in the policy rather than in the query, the
    -- question may use the index: no condition that could leak goes before a policy, and "@@" counts as one.
    ${isolate(table, 'workspace_id = current_workspace() and words @@ wanted_words()')}
    ${kept(table)}
    grant select on ${table} to parley_app;`
}

/** For the triggers below, which act with their owner's rights within somebody else's login. */
function kept(table: string): string {
  return `create policy keep_words on ${table} to current_user using (current_user <> session_user);`
}

function trigger(table: string, columns: string, body: string): string {
  return `
    create function keep_words_of_${table}() returns trigger language plpgsql
      security definer set search_path = public, pg_temp as $$ begin ${body} return null; end $$;
    revoke execute on function keep_words_of_${table}() from public;
    create trigger keep_words after insert or update of ${columns} on ${table}
      for each row execute function keep_words_of_${table}();`
}

/** What the rows that are there already would have had from the triggers: the owner sees them for this moment. */
function backfill(): string {
  const unforced = (tables: string[], verb: string) =>
    tables.map((table) => `alter table ${table} ${verb} row level security;`).join('\n')
  const tables = ['customers', 'sessions', 'messages', 'customer_words', 'session_words', 'message_words']
  return `
    ${unforced(tables, 'no force')}
    insert into customer_words (customer_id, workspace_id, at, words)
      select id, workspace_id, created_at, words_of_customer(customers) from customers;
    insert into session_words (session_id, workspace_id, at, words)
      select sessions.id, sessions.workspace_id, sessions.created_at, words_of_session(sessions, customers)
      from sessions join customers on customers.id = customer_id;
    insert into message_words (message_id, workspace_id, at, session_id, words)
      select messages.id, messages.workspace_id, messages.created_at, session_id, words_of(body, customers.locale)
      from messages join sessions on sessions.id = session_id join customers on customers.id = customer_id
      where body <> '';
    ${unforced(tables, 'force')}`
}

export const sql = `
  -- Without what people leave out when they search: case, accents, ligatures.
  create function folded(given text) returns text language sql immutable strict parallel safe as $$
    select replace(replace(replace(lower(normalize(
      regexp_replace(normalize(given, NFKD), '[${MARKS}]', '', 'g'), NFC)), 'ß', 'ss'), 'æ', 'ae'), 'ø', 'o')
  $$;

  -- Words in their order. Where no spaces part them, every two signs that stand together, and the last one.
  create function tokens_of(given text) returns text[] language sql immutable strict parallel safe as $$
    select coalesce(array_agg(
      case when run ~ '^[${UNSPACED}]' then substr(run, place, 2) else left(run, 64) end order by number, place), '{}')
    from (
      select found[1] as run, number
      from regexp_matches(folded(given), '[${UNSPACED}]+|[^${BETWEEN}${UNSPACED}]+', 'g') with ordinality as runs (found, number)
    ) as runs, generate_series(1, case when run ~ '^[${UNSPACED}]' then length(run) else 1 end) as place
  $$;

  -- What a word and its forms have in common, in one of the languages that Parley speaks; null in others.
  create function stem_of(word text, language text) returns text language sql immutable parallel safe as $$
    select (case left(language, 2)
      when 'en' then ts_lexize('english_stem', word)
      when 'de' then ts_lexize('german_stem', word)
      when 'fr' then ts_lexize('french_stem', word)
      when 'es' then ts_lexize('spanish_stem', word)
      when 'ar' then ts_lexize('arabic_stem', word)
    end)[1]
  $$;

  -- Every word at its place, and its stem at the same. No token contains what a tsvector's text would have escaped.
  create function words_of(given text, language text) returns tsvector language sql immutable parallel safe as $$
    select coalesce(string_agg(
      concat('''', word, ''':', place, ' ''' || nullif(stem_of(word, language), word) || ''':' || place), ' '), '')::tsvector
    from unnest(tokens_of(given)) with ordinality as tokens (word, number), least(number, 16383) as place
  $$;

  -- What the words of a search are compared by: for each, its tokens and the stems of its last one.
  create function search_terms(given text[]) returns table (tokens text[], stems text[])
    language sql immutable parallel safe as $$
    select tokens_of(word), array(
      select distinct stem from unnest('{en,de,fr,es,ar}'::text[]) as language,
        stem_of((tokens_of(word))[cardinality(tokens_of(word))], language) as stem
      where stem is not null)
    from unnest(given) with ordinality as words (word, number) order by number
  $$;

  -- Of the search under way in this transaction; null, which finds nothing, outside of one.
  create function wanted_words() returns tsquery language sql stable as
    $$ select nullif(current_setting('parley.words', true), '')::tsquery $$;

  ${words('customer_words', 'customer_id', 'customers')}
  ${words('session_words', 'session_id', 'sessions')}
  ${words('message_words', 'message_id', 'messages', 'session_id uuid not null references sessions on delete cascade,')}
  create index message_words_session on message_words (session_id, at desc, message_id desc);
  ${kept('customers')}
  ${kept('sessions')}

  -- A: name, B: address, C: telephone number, D: the company's own id.
  create function words_of_customer(given customers) returns tsvector language sql immutable parallel safe as $$
    select setweight(words_of(given.name, null), 'A') || setweight(words_of(coalesce(given.email, ''), null), 'B')
      || setweight(words_of(coalesce(given.phone, ''), null), 'C')
      || setweight(words_of(regexp_replace(coalesce(given.phone, ''), '\\D', '', 'g'), null), 'C')
      || setweight(words_of(coalesce(given.external_id, ''), null), 'D')
  $$;

  -- A: subject, B: the customer's name, C: reference elsewhere, D: tags. Then whole, for filters: what no word can be,
  -- because it has a colon in it.
  create function words_of_session(given sessions, customer customers) returns tsvector
    language sql immutable parallel safe as $$
    select setweight(words_of(given.subject, customer.locale), 'A') || setweight(words_of(customer.name, null), 'B')
      || setweight(words_of(coalesce(given.external_ref ->> 'reference', ''), null), 'C')
      || setweight(words_of(array_to_string(given.tags, ' '), null), 'D')
      || array_to_tsvector(array_remove(array['type:' || given.type, 'priority:' || given.priority,
           'category:' || given.category], null) || array(select 'tag:' || tag from unnest(given.tags) as tag))
  $$;

  ${trigger(
    'customers',
    'name, email, phone, external_id, locale',
    `insert into customer_words (customer_id, workspace_id, at, words)
       values (new.id, new.workspace_id, new.created_at, words_of_customer(new))
       on conflict (customer_id) do update set words = excluded.words;
     if tg_op = 'UPDATE' then
       update session_words set words = words_of_session(sessions, new)
         from sessions where sessions.id = session_id and sessions.customer_id = new.id;
     end if;`,
  )}
  ${trigger(
    'sessions',
    'subject, external_ref, tags, type, priority, category, customer_id',
    `insert into session_words (session_id, workspace_id, at, words)
       select new.id, new.workspace_id, new.created_at, words_of_session(new, customers)
       from customers where id = new.customer_id
       on conflict (session_id) do update set words = excluded.words;`,
  )}
  ${trigger(
    'messages',
    'body',
    `if new.body = '' then
       delete from message_words where message_id = new.id;
     else
       insert into message_words (message_id, workspace_id, at, session_id, words)
         select new.id, new.workspace_id, new.created_at, new.session_id, words_of(new.body, locale)
         from sessions join customers on customers.id = customer_id where sessions.id = new.session_id
         on conflict (message_id) do update set words = excluded.words;
     end if;`,
  )}
  ${backfill()}

  -- Lists. Open chats are few: whatever a reader may see of them, all of them can be looked through.
  create index sessions_open on sessions (workspace_id, last_message_at desc, id desc)
    where status in ('waiting', 'active', 'paused');
  create index sessions_waiting on sessions (workspace_id, waiting_since, id) where waiting_since is not null;
  create index sessions_due on sessions (workspace_id, due_at, id) where due_at is not null;
  create index sessions_created on sessions (workspace_id, created_at desc, id desc);
  create index sessions_unassigned on sessions (workspace_id, last_message_at desc, id desc) where assignee_id is null;
  create index sessions_teamless on sessions (workspace_id, last_message_at desc, id desc) where team_id is null;
  drop index sessions_team;
  create index sessions_team on sessions (team_id, last_message_at desc, id desc);
  create index messages_pending on messages (session_id) where status = 'pending_approval';
`
