import type pg from 'pg'

/** What a busy year leaves behind: sizes, and somebody for every kind of reader. */
export const SIZES = { sessions: 100_000, messages: 300_000, customers: 20_000, users: 200, teams: 20 }

/** Ids that can be told: of the table's `prefix` and a number, in rising order. */
const idOf = (prefix: number, number: string) =>
  `(lpad(to_hex(${number}), 8, '0') || '-000${prefix}-7000-8000-000000000000')::uuid`

export function seedId(prefix: 1 | 2 | 3 | 4 | 5, number: number): string {
  return `${number.toString(16).padStart(8, '0')}-000${prefix}-7000-8000-000000000000`
}

/**
 * Two in a hundred sessions are open, most of them new; one in twenty-one has no team; tags, categories and priorities
 * are common, rare and very rare. Written in bulk, past the triggers, whose work is done for a few texts and copied.
 */
export async function seedYear(superuser: pg.Client, workspaceId: string): Promise<void> {
  const workspace = `'${workspaceId}'::uuid`
  const team = (number: string) => idOf(1, number)
  const user = (number: string) => idOf(2, number)
  const customer = (number: string) => idOf(3, number)
  const session = (number: string) => idOf(4, number)
  const message = (number: string) => idOf(5, number)
  // One after the other, so that each is planned with what the one before has written.
  const steps = [
    `set session_replication_role = replica`,
    `set synchronous_commit = off`,
    `set maintenance_work_mem = '256MB'`,
    `set max_parallel_maintenance_workers = 0`,
    `drop index message_words_words`,
    `drop index session_words_words`,
    `drop index customer_words_words`,
    `insert into teams (id, workspace_id, name)
      select ${team('i')}, ${workspace}, 'Team ' || i from generate_series(1, ${SIZES.teams}) i`,
    `insert into users (id, workspace_id, name, email, role, password_hash)
      select ${user('i')}, ${workspace}, 'User ' || i, i || '@staff.test', 'agent', 'none'
      from generate_series(1, ${SIZES.users}) i`,
    `-- User 1 is of team 1, as user 21 is. User 200 is of no team.
    insert into team_members (team_id, user_id, workspace_id)
      select ${team('(i - 1) % 20 + 1')}, ${user('i')}, ${workspace} from generate_series(1, ${SIZES.users} - 1) i`,
    `insert into customers (id, workspace_id, name, email, locale, created_at)
      select ${customer('i')}, ${workspace}, (array['Ada', 'Émile', 'Zoë', 'Omar'])[i % 4 + 1] || ' Example' || i,
        'c' || i || '@example.test', 'en', '2025-01-01'::timestamptz + i * interval '1 minute'
      from generate_series(1, ${SIZES.customers}) i`,
    `insert into sessions (id, workspace_id, type, category, priority, status, customer_id, team_id, assignee_id,
        subject, tags, last_seq, last_message_at, due_at, waiting_since, snoozed_until, created_at, ended_at, channel, scopes)
      select ${session('i')}, ${workspace}, (array['general', 'booking', 'support', 'emergency'])[i % 4 + 1],
        case when i % 1000 = 7 then 'rare' when i % 10 = 3 then 'billing' end,
        case when i % 50 = 0 then 'urgent' when i % 10 = 0 then 'high' else 'normal' end,
        status, ${customer('i % 20000 + 1')}, ${team('nullif(i % 21, 0)')}, assignee, subject,
        array_remove(array[case when i % 20 = 5 then 'vip' end, case when i % 5000 = 9 then 'legal' end], null),
        3, made + interval '3 minutes', case when is_open and i % 3 > 0 then made + interval '1 hour' end,
        case when is_open and i % 2 = 0 then made + interval '2 minutes' end,
        case when is_open and i % 17 = 0 then '2099-01-01'::timestamptz end,
        made, case when not is_open then made + interval '1 hour' end,
        case when i % 500 = 11 then 'api' when i % 700 = 13 then 'form' else 'widget' end,
        array_remove(array['all', coalesce('team:' || ${team('nullif(i % 21, 0)')}, 'workspace'),
          'user:' || assignee, 'customer:' || ${customer('i % 20000 + 1')}], null)
      from (select i, is_open, made, status, (array['Refund', 'Invoice', 'Delivery', 'Question'])[i % 4 + 1] || ' ' || i % 500 as subject,
          case when status <> 'waiting' and i % 40 > 0 then ${user('(i % 10) * 20 + greatest(i % 21, 1)')} end as assignee
        from (select i, is_open, made, case when is_open then (array['waiting', 'active', 'paused'])[i % 3 + 1] else 'ended' end as status
          from (select i, i > 98500 or (i < 18000 and i % 20 = 0) as is_open, '2025-01-01'::timestamptz + i * interval '5 minutes' as made
            from generate_series(1, ${SIZES.sessions}) i) a) b) c`,
    `insert into participants (id, workspace_id, session_id, kind, member_id, delivered_seq, read_seq)
      select gen_random_uuid(), workspace_id, id, kind, member_id, 3, case when status = 'ended' then 3 else 1 end
      from sessions, lateral (values ('customer', customer_id), ('user', assignee_id)) as who (kind, member_id)
      where member_id is not null`,
    `-- "hello" is in every text, "sunflower" in one of five thousand.
    create temporary table texts as select number, body, words_of(body, 'en') as words from (
      select number, 'Hello, my order ' || number || ' of ' || (array['chairs', 'lamps', 'tables'])[number % 3 + 1] ||
        ' has not arrived' || case when number % 5000 = 4321 then ', nor the sunflower' else '' end as body
      from generate_series(0, 4999) number) as made`,
    `insert into messages (id, workspace_id, session_id, seq, sender_kind, sender_id, type, body, status, created_at)
      select ${message('i')}, workspace_id, sessions.id, seq, case when seq = 2 then 'user' else 'customer' end,
        case when seq = 2 then assignee_id else customer_id end, case when i % 30 = 5 then 'note' else 'text' end, body,
        case when i > 299500 and i % 10 = 2 then 'pending_approval' else 'sent' end,
        sessions.created_at + seq * interval '1 minute'
      from generate_series(1, ${SIZES.messages}) i
        join texts on number = i % 5000, lateral (select (i - 1) / 3 + 1 as of_session, (i - 1) % 3 + 1 as seq) as placed
        join sessions on sessions.id = ${session('of_session')}`,
    `insert into message_words (message_id, workspace_id, at, session_id, words)
      select id, workspace_id, created_at, session_id, words from messages
        join texts on number = ('x' || left(id::text, 8))::bit(32)::int % 5000`,
    `insert into customer_words (customer_id, workspace_id, at, words)
      select id, workspace_id, created_at, words_of_customer(customers) from customers`,
    `create temporary table subjects as select subject, words_of(subject, 'en') as words from sessions group by subject`,
    `insert into session_words (session_id, workspace_id, at, words)
      select id, workspace_id, created_at, setweight(words, 'A') || array_to_tsvector(array_remove(
          array['type:' || type, 'priority:' || priority, 'category:' || category], null)
          || array(select 'tag:' || tag from unnest(tags) tag))
      from sessions join subjects using (subject)`,
    `insert into changes (workspace_id, rev, entity, entity_id, op, scopes_before, scopes_after)
      select ${workspace}, i, 'session', ${session('i')}, 'put', '{all}', '{all}' from generate_series(1, 100000) i`,
    `update workspaces set head_rev = 100000 where id = ${workspace}`,
    `create index message_words_words on message_words using gin (words)`,
    `create index session_words_words on session_words using gin (words)`,
    `create index customer_words_words on customer_words using gin (words)`,
    `set session_replication_role = origin`,
    'vacuum analyze',
  ]
  for (const step of steps) await superuser.query(step)
}
