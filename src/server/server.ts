import type { FastifyInstance } from 'fastify'
import type { Command } from '#shared/commands.ts'
import manifest from '../../package.json' with { type: 'json' }
import type { Config } from './config/index.ts'
import { createCrash } from './crash.ts'
import { openDatabase } from './db/index.ts'
import { seedDemo } from './demo/index.ts'
import {
  createAccount,
  createProviderSignIns,
  createSignInKeys,
  findWorkspace,
} from './domain/account/index.ts'
import { createBulk } from './domain/assignment/index.ts'
import { createSequencer, trimLog } from './domain/changes/index.ts'
import { createCarryOut, createExecute } from './domain/commands/index.ts'
import { createDirectWrite } from './domain/direct-write/index.ts'
import { createFiles } from './domain/files/index.ts'
import { createPresence } from './domain/presence/index.ts'
import { concernsRouting, ROUTING_JOB, routingJobs } from './domain/routing/index.ts'
import { wakeSnoozed } from './domain/sessions/index.ts'
import { createSlaJob } from './domain/sla/index.ts'
import { expireSuggestions } from './domain/suggestions/index.ts'
import { createPump } from './domain/sync/index.ts'
import { createFileStore } from './files/index.ts'
import { createHttp, inNetworks } from './http/index.ts'
import { startJobs } from './jobs/index.ts'
import { countersIn, createLimiter, createSignInGuard, limited } from './limits/index.ts'
import { createLog } from './log.ts'
import { createRealtime } from './realtime/index.ts'
import { connectRedis } from './redis/index.ts'
import { keptSecret } from './secrets.ts'
import { StartError } from './start-error.ts'

export interface RunningServer {
  readonly url: string
  /** Settles when the server's own PostgreSQL has ended unasked: nothing more can be served. */
  readonly lost: Promise<void>
  close(): Promise<void>
}

/** Puts the server together and starts it. Throws a StartError for whatever an operator can put right. */
export async function startServer(config: Config): Promise<RunningServer> {
  const log = createLog(config.logLevel)
  const crash = createCrash(config.crashAt)
  const database = await openDatabase(config, log)
  /** In the order in which they are closed; each was built on those after it. */
  const parts: { close(): unknown }[] = [database]
  const close = async () => {
    for (const part of parts) await part.close()
  }
  try {
    const { db, appUrl } = database
    if (config.seed === 'demo') await seedDemo(db)

    const sequencer = createSequencer(appUrl, log, crash)
    parts.unshift(sequencer)
    const redis = config.redisUrl === null ? null : connectRedis(config.redisUrl, 'limits', log)
    parts.unshift({ close: () => redis?.disconnect() })
    const makeCounter = countersIn(redis)
    const limiter = createLimiter(config.limits, config.trustPercent, makeCounter, log)
    const guardSignIn = createSignInGuard(limiter, config.limits.signInAccount, makeCounter)
    parts.unshift(limiter)
    const pump = createPump(db, appUrl, log, crash)
    parts.unshift(pump)

    const tokenSecret = config.tokenSecret ?? (await keptSecret(config.dataDir, 'token.secret'))
    const fileKey = config.files.key ?? (await keptSecret(config.dataDir, 'file.key'))
    const store = createFileStore({ dataDir: config.dataDir, key: fileKey, s3: config.files.s3 })
    const files = createFiles(db, store, { ...config.files, linkSecret: tokenSecret }, sequencer.wake)
    const grace = { graceMs: config.presenceGraceSeconds * 1000 }
    const jobs = startJobs(appUrl, log, [
      trimLog(db, config.kept),
      wakeSnoozed(db, sequencer.wake),
      createSlaJob(db, sequencer.wake),
      ...routingJobs(db, grace, sequencer.wake),
      expireSuggestions(db, sequencer.wake),
      ...files.jobs,
    ])
    parts.unshift(jobs)
    const presence = createPresence(db, appUrl, log, {
      ...grace,
      tell: (workspaceId, seen) => pump.relay(workspaceId, ['workspace'], 'presence', seen, null),
      changed: () => jobs.wake(ROUTING_JOB),
    })
    parts.unshift(presence)

    const isAdminAddress = inNetworks(config.adminAddresses)
    const mayAdministerFrom = (address: string) =>
      config.adminAddresses.length === 0 || isAdminAddress(address)
    const keys = createSignInKeys(config.factorKey ?? tokenSecret)
    const provider =
      config.provider &&
      createProviderSignIns({
        ...{ db, keys, settings: config.provider },
        findWorkspace: (slug) => findWorkspace(db, slug),
        warn: (problem, error) => log.warn({ problem, err: error }, 'single sign-on failed'),
      })
    const account = createAccount(
      db,
      { ...config, tokenSecret, keys, provider, mayAdministerFrom },
      sequencer.wake,
    )
    const committed = ({ name }: Command) => {
      sequencer.wake()
      if (concernsRouting(name)) jobs.wake(ROUTING_JOB)
    }
    const carry = limited(createExecute(db, crash, committed), limiter)
    const bulk = createBulk(db, createCarryOut(db, crash, committed))
    const write = createDirectWrite(db, sequencer.wake)
    const versions = { version: manifest.version, minAppVersion: config.minAppVersion }
    const http = await createHttp(config, log, {
      ...{ db, account, keys, files, carry, bulk, write, limiter, grace, guardSignIn, mayAdministerFrom },
      wipesRemoved: config.wipesRemoved,
      ...versions,
    })
    parts.unshift(http)
    const { accessTokens } = account
    const { allowedOrigins, redisUrl, production, leaseDays } = config
    const realtime = createRealtime(http.server, {
      ...{ db, pump, presence, carry, limiter, log, crash },
      ...{ accessTokens, allowedOrigins, redisUrl, production, leaseDays },
      ...versions,
      isTrustedProxy: inNetworks(config.trustedProxies),
    })
    parts.unshift(realtime)

    const url = await listen(http, config)
    log.info({ url }, 'listening')
    return { url, lost: database.lost, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function listen(http: FastifyInstance, { host, port }: Config): Promise<string> {
  try {
    return await http.listen({ host, port })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE') {
      throw new StartError(
        `Port ${port} on ${host} is taken: stop what uses it, or set PARLEY_PORT to another (0 takes any free one).`,
      )
    }
    if (code === 'EACCES') {
      throw new StartError(`Port ${port} needs more rights: set PARLEY_PORT to one above 1023.`)
    }
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new StartError(`PARLEY_HOST: ${host} is not an address of this machine.`)
    }
    throw error
  }
}
