import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'

/** Whatever a refusal must leave alone: a digest of every table, by name. */
export type Digest = Readonly<Record<string, string>>

/** What a superuser, whom row-level security does not bind, sees of the database, and a way back in it. */
export interface Ledger {
  digest(): Promise<Digest>
  /** From here on `restore` leads back to what there is now. */
  save(): Promise<void>
  restore(): Promise<void>
  /** Resolves when the sequencer has numbered all that was written. */
  numbered(): Promise<void>
  close(): Promise<void>
}

/** Tables that requests change. The change log, the audit and routing's decisions are only added to and may grow. */
const RESTORED = [
  ...['customers', 'sessions', 'messages', 'participants', 'commands', 'refresh_tokens'],
  ...['users', 'teams', 'team_members', 'canned_responses', 'labels', 'attribute_definitions'],
  ...['suggestions', 'devices', 'second_factors', 'recovery_codes'],
  ...['sla_policies', 'business_hours', 'routing_rules', 'presence_devices'],
  ...['files', 'blobs', 'uploads', 'upload_parts', 'customer_words', 'session_words', 'message_words'],
]
/** Of workspaces only what they allow: their heads go on. */
const POLICIES = `update public.workspaces
  set draft_travel = saved.draft_travel, second_factor_roles = saved.second_factor_roles,
    surveys = saved.surveys, reference_url = saved.reference_url
  from saved_policies saved where saved.id = workspaces.id;`
/** The sequencer's, and what keeps presence alive: written some time after a write, by nobody's request. */
const NUMBERED_LATER = ['rev', 'head_rev', 'alive_until']

export async function openLedger(superuserUrl: string): Promise<Ledger> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  const { rows } = await client.query<{ relname: string }>(
    `select relname from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace order by 1`,
  )
  const selects = rows.map(
    ({ relname }) => `
      select '${relname}' as name, md5(coalesce(string_agg(line, E'\\n' order by line), '')) as digest
      from (select (to_jsonb(r) - '{${NUMBERED_LATER}}'::text[])::text as line from ${relname} r) as lines`,
  )
  // Without those that the database makes itself.
  const written = await client.query<{ columns: Record<string, string> }>(
    `
    select jsonb_object_agg(name, columns) as columns from (
      select attrelid::regclass::text as name, string_agg(quote_ident(attname), ', ') as columns
      from pg_attribute where attrelid::regclass::text = any ($1) and attnum > 0 and attgenerated = '' and not attisdropped
      group by 1) as tables`,
    [RESTORED],
  )
  const columns = written.rows[0]?.columns ?? {}
  const digests = `select jsonb_object_agg(name, digest) as tables from (${selects.join(' union all ')}) as all_tables`

  return {
    async digest() {
      const result = await client.query<{ tables: Digest }>(digests)
      return result.rows[0]?.tables ?? {}
    },
    async save() {
      for (const table of RESTORED) {
        await client.query(`create temporary table saved_${table} as table public.${table}`)
      }
      await client.query(
        'create temporary table saved_policies as select id, draft_travel, second_factor_roles, surveys, reference_url from public.workspaces',
      )
    },
    async restore() {
      // As a replica, so that no foreign key cascades into what comes back right after.
      const steps = RESTORED.map(
        (table) => `delete from public.${table};
          insert into public.${table} (${columns[table]}) select ${columns[table]} from saved_${table};`,
      )
      await client.query(
        `begin; set local session_replication_role = replica; ${steps.join(' ')} ${POLICIES} commit`,
      )
    },
    async numbered() {
      await client.query('notify parley_written')
      for (;;) {
        const { rowCount } = await client.query('select from changes where rev is null limit 1')
        if (rowCount === 0) return
        await delay(10)
      }
    },
    close: () => client.end(),
  }
}

/** The tables in which two digests differ. */
export function changedTables(before: Digest, after: Digest): string[] {
  return Object.keys(after).filter((table) => before[table] !== after[table])
}
