import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createApi } from '../../src/main/account/index.ts'
import { crashPoint } from '../../src/main/cache/crash-point.ts'
import { type Dial, dialSocketIo } from '../../src/main/connection/index.ts'
import { assembleEngine } from '../../src/main/engine/assemble.ts'
import type { EngineOptions } from '../../src/main/engine/index.ts'

/** What a desk in a process of its own is to do, until it is killed. */
export interface DeskWork {
  options: Pick<EngineOptions, 'folder' | 'workerFile' | 'me' | 'serverUrl' | 'clientId' | 'appVersion'>
  /** In hexadecimal. */
  key: string
  /** Null: there is no server. */
  token: string | null
  sessionId: string
  bodies: string[]
  /** Files of this computer that go with the last of the bodies. */
  paths?: string[]
}

/** Lets a process do its work, and answers which messages it had acknowledged when it was killed, at the latest at the end. */
export async function workUntilKilled(
  work: DeskWork,
  crashAt?: string,
): Promise<{ acknowledged: string[]; signal: unknown }> {
  const file = join(work.options.folder, 'work.json')
  writeFileSync(file, JSON.stringify(work))
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), file], {
    env: { ...process.env, ...(crashAt && { PARLEY_CRASH_AT: crashAt }) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const [, signal] = await once(child, 'close')
  return { acknowledged: said.split('\n').filter(Boolean), signal }
}

async function work({ options, key, token, sessionId, bodies, paths = [] }: DeskWork): Promise<void> {
  const silent = () => undefined
  const nowhere: Dial = () => ({ send: silent, close: silent })
  const engine = await assembleEngine(
    {
      ...options,
      key: Buffer.from(key, 'hex'),
      sqliteBinding: undefined,
      accessToken: async () => token ?? '',
      api: createApi(fetch),
      fetch,
      dialogs: { choose: async () => [...paths], chooseTarget: async () => null },
      emit: silent,
      onNewMessages: silent,
      log: { debug: silent, info: silent, warn: silent, error: silent },
      crash: crashPoint(true),
    },
    token === null ? nowhere : dialSocketIo,
  )
  for (const body of bodies) {
    if (body === bodies.at(-1)) await engine.handlers['draft.attachFiles']({ sessionId, kind: 'reply' })
    await engine.handlers['message.send']({ sessionId, kind: 'reply', body, replyTo: null, baseSeq: 1 })
    // Said once it is acknowledged: from here on it must survive anything.
    process.stdout.write(`${body}\n`)
  }
  while (token !== null && (await engine.unsent()) > 0)
    await new Promise((resolve) => setTimeout(resolve, 20))
  process.kill(process.pid, 'SIGKILL')
}

const [, program, file] = process.argv
if (program === fileURLToPath(import.meta.url) && file !== undefined) {
  await work(JSON.parse(readFileSync(file, 'utf8')) as DeskWork)
}
