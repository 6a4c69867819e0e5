/**
 * Ends the process as a power cut would, at the n-th time that the point named by `PARLEY_CRASH_AT=<name>:<n>` is
 * passed. Only for builds that nobody ships: whoever starts the worker says whether it is one.
 */
export function crashPoint(isEnabled: boolean): (point: string) => void {
  const [wanted, nth] = (isEnabled ? process.env.PARLEY_CRASH_AT : undefined)?.split(':') ?? []
  let left = Number(nth)
  return (point) => {
    if (point === wanted && --left === 0) process.kill(process.pid, 'SIGKILL')
  }
}
