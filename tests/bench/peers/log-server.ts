import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { type Page, PROTOCOL_VERSION, type PutChange, type Welcome } from '#shared/protocol.ts'
import { changesOf } from '../fixtures/changes.ts'
import { createFixture, type ProfileName } from '../fixtures/profile.ts'
import { answerCalls } from '../lib/calls.ts'

// A server that has nothing but a change log to be caught up on, ready in memory: what is measured is the other end.

const http = createServer()
const io = new Server(http, { path: '/v1/socket', perMessageDeflate: false })
const at = '2026-01-01T00:00:00.000Z'
let log: PutChange[] = []

function pageFrom(rev: number, limit: number): Page {
  const changes = log.slice(rev, rev + limit)
  const to = rev + changes.length
  return { epoch: 'bench', to, at, changes, more: to < log.length, reset: false, resume: null }
}

io.on('connection', (socket) => {
  const answer = (
    name: string,
    value: (frame: { since: { rev: number } | null; limit: number }) => unknown,
  ) => socket.on(name, (frame, acknowledge) => acknowledge({ ok: true, value: value(frame) }))
  const welcome = (): Welcome => ({
    ...{
      protocol: PROTOCOL_VERSION,
      epoch: 'bench',
      head: log.length,
      serverTime: at,
      minAppVersion: '0.0.0',
    },
    limits: { maxBody: 8_000, maxPage: 500, heartbeatMs: 20_000 },
    policy: { draftTravel: false },
  })
  answer('hello', welcome)
  // Whoever has nothing begins at the beginning of the log, as after ten days away.
  answer('pull', ({ since, limit }) =>
    since === null ? { ...pageFrom(0, 0), to: 0, more: false, reset: true } : pageFrom(since.rev, limit),
  )
  answer('range', () => ({ messages: [], fromSeq: 1, toSeq: 1 }))
})

/** A chat ends where the log does: there are no older messages to be fetched. */
function whole(change: PutChange): PutChange {
  if (change.entity !== 'session') return change
  const seqs = log.map((other) =>
    other.entity === 'message' && other.value.sessionId === change.value.id ? other.value.seq : 0,
  )
  return { ...change, value: { ...change.value, lastSeq: Math.max(...seqs) } }
}

answerCalls({
  async listen(profile: ProfileName, most: number) {
    let messages = 0
    for (const change of changesOf(createFixture(profile))) {
      if (change.entity === 'message' && ++messages > most) break
      log.push(change)
    }
    log = log.map((change, index) => ({ ...whole(change), rev: index + 1 }))
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  },
})
