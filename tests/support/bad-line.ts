import { ParleyError } from '#shared/errors.ts'
import type { Dial } from '../../src/main/connection/index.ts'
import type { Random } from './random.ts'

/** What a network does to what is said over it. Chances are of 100. */
export interface Weather {
  /** That a frame from the server is lost, while the line lives on: worse than any TCP. */
  readonly lost: number
  /** That a frame comes twice, or a command goes up twice. */
  readonly doubled: number
  /** That the line breaks with something that goes up, or with its answer. */
  readonly broken: number
  /** Milliseconds: everything comes up to this late, each thing by its own time, and so in any order. */
  readonly latest: number
  /** Nobody can be reached. */
  readonly isDown: boolean
}

export const FAIR: Weather = { lost: 0, doubled: 0, broken: 0, latest: 0, isDown: false }

const BREAKS_WITHIN_MS = 30
const DOWN_AFTER_MS = 5

export interface BadLine {
  dial: Dial
  /** Ends every line that is open, without a word to either side. */
  cut(): void
}

/** A way to the server through a network as bad as `weather` says at each moment. */
export function badLine(dial: Dial, random: Random, weather: () => Weather): BadLine {
  const open = new Set<() => void>()
  const happens = (chance: number) => random.below(100) < chance
  const later = (act: () => void): void => {
    const { latest } = weather()
    if (latest === 0) act()
    else setTimeout(act, random.below(latest + 1))
  }
  const broken = () => new ParleyError('OFFLINE', 'The line broke.')

  const through: Dial = (target, events) => {
    if (weather().isDown) {
      const timer = setTimeout(() => events.onClose(broken()), DOWN_AFTER_MS)
      return { send: () => undefined, close: () => clearTimeout(timer) }
    }
    let isOver = false
    const pipe = dial(target, {
      onOpen: events.onOpen,
      onFrame(name, frame) {
        if (happens(weather().lost)) return
        // What is late comes even when its line has ended: the client must know by itself that it is too late.
        const copies = happens(weather().doubled) ? 2 : 1
        for (let copy = 0; copy < copies; copy++) later(() => events.onFrame(name, frame))
      },
      onClose: end,
    })
    open.add(cut)

    function end(reason: ParleyError): void {
      open.delete(cut)
      if (isOver) return
      isOver = true
      events.onClose(reason)
    }

    function cut(): void {
      pipe.close()
      end(broken())
    }

    return {
      send(name, frame, onAnswer) {
        if (happens(weather().broken)) {
          setTimeout(cut, random.below(BREAKS_WITHIN_MS))
          return
        }
        const answered =
          onAnswer &&
          ((answer: unknown) => (happens(weather().broken) ? cut() : later(() => onAnswer(answer))))
        // Who says hello twice is not let in.
        const copies = name !== 'hello' && happens(weather().doubled) ? 2 : 1
        for (let copy = 0; copy < copies; copy++) later(() => pipe.send(name, frame, answered))
      },
      close() {
        isOver = true
        open.delete(cut)
        pipe.close()
      },
    }
  }

  return {
    dial: through,
    cut() {
      for (const end of [...open]) end()
    },
  }
}
