export const CRASH_POINTS = [
  'before-commit',
  'after-commit',
  'after-ack',
  'in-broadcast',
  'in-sequencer',
] as const
export type CrashPoint = (typeof CRASH_POINTS)[number]

/** Passing a named point of the code; where tests asked for it, the process dies there. */
export type Crash = (point: CrashPoint) => void

/** Kills this process, as a power cut would, when `at.point` is passed for the `at.pass`th time. */
export function createCrash(at: { point: CrashPoint; pass: number } | null): Crash {
  if (at === null) return () => {}
  let passes = 0
  return (point) => {
    if (point === at.point && ++passes === at.pass) process.kill(process.pid, 'SIGKILL')
  }
}
