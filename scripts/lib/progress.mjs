const SHOW_AFTER = 2_000
const REPEAT_EVERY = 15_000

/** A failure the reader can act on: its message is shown, its stack is not. */
export class Stop extends Error {
  constructor(message, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}

/**
 * Runs one step of the work and leaves one line about it; what `work` returns is added to the line. While it
 * lasts longer than two seconds the elapsed time is shown: in place on a terminal, now and then in a log.
 */
export async function step(title, work) {
  const started = Date.now()
  const elapsed = () => formatSeconds(Date.now() - started)
  const { isTTY } = process.stdout
  const clear = isTTY ? '\r\x1b[K' : ''
  const tick = () => process.stdout.write(`${clear}… ${title} (${elapsed()})${isTTY ? '' : '\n'}`)

  let repeat
  const first = setTimeout(() => {
    tick()
    repeat = setInterval(tick, isTTY ? 1_000 : REPEAT_EVERY)
  }, SHOW_AFTER)
  let mark = '✗'
  let note
  try {
    note = await work()
    mark = '✓'
  } finally {
    clearTimeout(first)
    clearInterval(repeat)
    const took = Date.now() - started > SHOW_AFTER ? ` (${elapsed()})` : ''
    console.log(`${clear}${mark} ${title}${note ? `: ${note}` : ''}${took}`)
  }
}

export function formatSeconds(milliseconds) {
  const seconds = Math.round(milliseconds / 1_000)
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

/** Runs a script's main function and ends the process with its exit code. */
export async function main(body) {
  // Whoever read our output may be gone, and what was started has to be stopped all the same.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  try {
    process.exitCode = await body()
  } catch (error) {
    console.error(`\n${error instanceof Stop ? error.message : error.stack}`)
    process.exitCode = error.exitCode ?? 1
  }
}
