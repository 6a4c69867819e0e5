import { type Grant, may } from '#shared/access.ts'
import { ParleyError } from '#shared/errors.ts'
import type { RoutingRule } from '#shared/routing.ts'
import { type Db, inSnapshot, inWorkspace, type Row, type Tx } from '../../db/index.ts'
import { type Identity, loadReader } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'

export function listRules(db: Db, identity: Identity): Promise<RoutingRule[]> {
  return inSnapshot(db, identity, async (tx) => {
    await refuseUnless(tx, identity, 'routing.read')
    const rows = await tx
      .selectFrom('routing_rules')
      .selectAll()
      .orderBy('team_id', (order) => order.asc().nullsFirst())
      .execute()
    return rows.map(toRule)
  })
}

export function setRule(db: Db, identity: Identity, rule: RoutingRule): Promise<RoutingRule> {
  return inWorkspace(db, identity, async (tx) => {
    await refuseUnless(tx, identity, 'routing.manage')
    await refuseStrangeTeam(tx, rule.teamId)
    const { teamId, ...settings } = rule
    const set = {
      strategy: settings.strategy,
      match_skills: settings.matchSkills,
      match_languages: settings.matchLanguages,
      relax_seconds: settings.relaxSeconds,
      offer_seconds: settings.offerSeconds,
      grace_seconds: settings.graceSeconds,
    }
    const row = await tx
      .insertInto('routing_rules')
      .values({ workspace_id: identity.workspaceId, team_id: teamId, ...set })
      .onConflict((conflict) => conflict.columns(['workspace_id', 'team_id']).doUpdateSet(set))
      .returningAll()
      .executeTakeFirstOrThrow()
    await recordAudit(tx, identity, 'routing.set', teamId, settings)
    return toRule(row)
  })
}

async function refuseUnless(tx: Tx, identity: Identity, grant: Grant): Promise<void> {
  const { role } = await loadReader(tx, identity)
  if (may(role, grant)) return
  throw new ParleyError('FORBIDDEN', 'Routing is for supervisors to see and for administrators to set.')
}

async function refuseStrangeTeam(tx: Tx, teamId: string | null): Promise<void> {
  if (teamId === null) return
  const team = await tx.selectFrom('teams').select('id').where('id', '=', teamId).executeTakeFirst()
  if (team === undefined) throw new ParleyError('INVALID', 'There is no such team.', { field: 'teamId' })
}

export function toRule(row: Row<'routing_rules'>): RoutingRule {
  return {
    teamId: row.team_id,
    strategy: row.strategy,
    matchSkills: row.match_skills,
    matchLanguages: row.match_languages,
    relaxSeconds: row.relax_seconds,
    offerSeconds: row.offer_seconds,
    graceSeconds: row.grace_seconds,
  }
}
