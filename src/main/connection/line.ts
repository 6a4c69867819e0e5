import { z } from 'zod'
import { ParleyError } from '#shared/errors.ts'
import { DOWN, type DownFrame, type DownName, UP, type UpFrame, type UpName } from '#shared/protocol.ts'
import type { Log } from '../diagnostics/index.ts'
import type { Dial, Pipe } from './pipe.ts'
import { anyError, type Read, readPage, readPoke, readRange } from './tolerant.ts'

/** Frames that are answered. */
export type AskName = { [Name in UpName]: (typeof UP)[Name]['ack'] extends null ? never : Name }[UpName]
export type AskValue<Name extends AskName> = Extract<
  z.output<(typeof UP)[Name]['ack']>,
  { ok: true }
>['value']

/** Down frames with their names: one union, so that telling them apart tells what they hold. */
export type Down = { [Name in DownName]: { name: Name; frame: DownFrame<Name> } }[DownName]

export interface LineEvents {
  onOpen(): void
  onDown(down: Down): void
  /** A poke came that no schema knows: what it said is lost, and has to be pulled. */
  onBadFrame(): void
  /** Something came that is newer than this console: what is not known of it was left out. */
  onUnknown(): void
  /** The last event. */
  onClose(reason: ParleyError): void
}

/** A pipe on which everything has a shape, every question an end, and silence is noticed. */
export interface Line {
  ask<Name extends AskName>(name: Name, frame: UpFrame<Name>, timeout: number): Promise<AskValue<Name>>
  tell<Name extends 'typing' | 'presence' | 'viewing'>(name: Name, frame: UpFrame<Name>): void
  /** From now on: `onSilence` is called when nothing has come for `milliseconds`, and again if that goes on. */
  expectFrames(milliseconds: number, onSilence: () => void): void
  close(reason: ParleyError): void
}

const refusal = z.object({ ok: z.literal(false), error: anyError })
const acceptance = z.object({ ok: z.literal(true), value: z.unknown() })

export function openLine(
  dial: Dial,
  target: { serverUrl: string; token: string },
  events: LineEvents,
  log: Log,
): Line {
  const asked = new Set<(reason: ParleyError) => void>()
  let heardAt = performance.now()
  let watch: NodeJS.Timeout | undefined
  let isOver = false

  const pipe: Pipe = dial(target, {
    onOpen: events.onOpen,
    onFrame(name, frame) {
      heardAt = performance.now()
      const down = parseDown(name, frame)
      if (down) {
        if (down.unknown > 0) noteUnknown(name, down.unknown)
        return events.onDown(down.value)
      }
      log.warn('connection.bad-frame', { name: name.slice(0, 20) })
      // Everything else is only ever told once, and nothing is kept of it.
      if (name === 'poke') events.onBadFrame()
    },
    onClose: close,
  })

  function noteUnknown(name: string, count: number): void {
    log.warn('connection.unknown', { name, count })
    events.onUnknown()
  }

  function close(reason: ParleyError): void {
    if (isOver) return
    isOver = true
    clearInterval(watch)
    pipe.close()
    for (const fail of asked) fail(reason)
    asked.clear()
    events.onClose(reason)
  }

  function ask<Name extends AskName>(
    name: Name,
    frame: UpFrame<Name>,
    timeout: number,
  ): Promise<AskValue<Name>> {
    if (isOver) return Promise.reject(new ParleyError('OFFLINE', 'The connection was lost.'))
    return new Promise((resolve, reject) => {
      const askedAt = performance.now()
      const timer = setTimeout(() => {
        fail(new ParleyError('TIMEOUT', 'The server did not answer in time.'))
        // A server that is only slow would have said something else meanwhile.
        if (heardAt <= askedAt) close(new ParleyError('OFFLINE', 'The server does not answer.'))
      }, timeout)
      const settle = () => {
        clearTimeout(timer)
        asked.delete(fail)
      }
      const fail = (reason: ParleyError) => {
        settle()
        reject(reason)
      }
      asked.add(fail)
      pipe.send(name, frame, (answer) => {
        heardAt = performance.now()
        if (!asked.has(fail)) return
        const refused = refusal.safeParse(answer)
        if (refused.success) return fail(ParleyError.from(refused.data.error))
        const given = parseAnswer(name, answer)
        if (given) {
          if (given.unknown > 0) noteUnknown(name, given.unknown)
          settle()
          return resolve(given.value)
        }
        log.warn('connection.bad-answer', { name })
        fail(new ParleyError('INTERNAL', 'The server answered something that Parley does not understand.'))
      })
    })
  }

  return {
    ask,
    tell: (name, frame) => pipe.send(name, frame),
    expectFrames(milliseconds, onSilence) {
      clearInterval(watch)
      watch = setInterval(() => {
        if (performance.now() - heardAt > milliseconds) onSilence()
      }, milliseconds / 5)
    },
    close,
  }
}

function parseDown(name: string, frame: unknown): Read<Down> | null {
  if (name === 'poke') {
    const poke = readPoke(frame)
    return poke && { value: { name, frame: poke.value }, unknown: poke.unknown }
  }
  if (name === 'error') {
    const error = anyError.safeParse(frame)
    return error.success ? { value: { name, frame: error.data }, unknown: 0 } : null
  }
  if (!Object.hasOwn(DOWN, name)) return null
  const parsed = DOWN[name as DownName].safeParse(frame)
  // The schema of this name has just said so.
  return parsed.success ? { value: { name, frame: parsed.data } as Down, unknown: 0 } : null
}

function parseAnswer<Name extends AskName>(name: Name, answer: unknown): Read<AskValue<Name>> | null {
  if (name === 'pull' || name === 'range') {
    const accepted = acceptance.safeParse(answer)
    if (!accepted.success) return null
    const read = name === 'pull' ? readPage(accepted.data.value) : readRange(accepted.data.value)
    // What was read is what this name is answered with.
    return read as Read<AskValue<Name>> | null
  }
  const given = UP[name].ack.safeParse(answer)
  // The schema of this name's answer has just said so.
  return given.success && given.data.ok ? { value: given.data.value as AskValue<Name>, unknown: 0 } : null
}
