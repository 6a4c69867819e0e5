import { z } from 'zod'
import { type ErrorBody, errorBody, ParleyError } from '#shared/errors.ts'
import { DOWN, type DownFrame, type DownName, UP, type UpFrame, type UpName } from '#shared/protocol.ts'
import type { Log } from '../diagnostics/index.ts'
import type { Dial, Pipe } from './pipe.ts'

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
  /** A frame came that no schema knows: what it said is lost, and has to be pulled. */
  onBadFrame(): void
  /** The last event. */
  onClose(reason: ParleyError): void
}

/** A pipe on which everything has a shape, every question an end, and silence is noticed. */
export interface Line {
  ask<Name extends AskName>(name: Name, frame: UpFrame<Name>, timeout: number): Promise<AskValue<Name>>
  tell<Name extends 'typing' | 'presence'>(name: Name, frame: UpFrame<Name>): void
  /** From now on: a line on which nothing comes for `milliseconds` is dead. */
  expectFrames(milliseconds: number): void
  close(reason: ParleyError): void
}

const wireError = z.object({ ok: z.literal(false), error: errorBody })

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
      if (down) return events.onDown(down)
      log.warn('connection.bad-frame', { name: name.slice(0, 20) })
      events.onBadFrame()
    },
    onClose: close,
  })

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
        if (heardAt < askedAt) close(new ParleyError('OFFLINE', 'The server does not answer.'))
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
        const refused = wireError.safeParse(answer)
        if (refused.success) return fail(ParleyError.from(refused.data.error satisfies ErrorBody))
        const given = UP[name].ack.safeParse(answer)
        if (given.success && given.data.ok) {
          settle()
          // The schema of this name's answer has just said so.
          return resolve(given.data.value as AskValue<Name>)
        }
        log.warn('connection.bad-answer', { name })
        fail(new ParleyError('INTERNAL', 'The server answered something that Parley does not understand.'))
      })
    })
  }

  return {
    ask,
    tell: (name, frame) => pipe.send(name, frame),
    expectFrames(milliseconds) {
      clearInterval(watch)
      watch = setInterval(() => {
        if (performance.now() - heardAt > milliseconds)
          close(new ParleyError('OFFLINE', 'The server fell silent.'))
      }, milliseconds / 5)
    },
    close,
  }
}

function parseDown(name: string, frame: unknown): Down | null {
  if (!Object.hasOwn(DOWN, name)) return null
  const parsed = DOWN[name as DownName].safeParse(frame)
  // The schema of this name has just said so.
  return parsed.success ? ({ name, frame: parsed.data } as Down) : null
}
