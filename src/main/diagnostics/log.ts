import { redact } from './redact.ts'

/** What a log line may carry: names, counts and ids. Never what somebody wrote. */
export type Facts = Record<string, string | number | boolean | null>
export type Log = { [Level in 'debug' | 'info' | 'warn' | 'error']: (event: string, facts?: Facts) => void }

/** Where finished lines go, each with its line feed. */
export interface LineSink {
  write(line: string): void
}

const LEVELS = ['debug', 'info', 'warn', 'error'] as const satisfies (keyof Log)[]

/**
 * JSON lines of events and facts. Redaction stands before the sink, so that no caller can forget it.
 *
 * Written here because pino needs a newer Node than the oldest Electron has, and this is all of it that we use.
 */
export function createLog(sink: LineSink, lowest: keyof Log = 'info'): Log {
  function writerOf(level: keyof Log): Log[keyof Log] {
    if (LEVELS.indexOf(level) < LEVELS.indexOf(lowest)) return () => undefined
    return (event, facts) => {
      const line = JSON.stringify({ level, time: new Date().toISOString(), event, ...facts })
      sink.write(`${redact(line)}\n`)
    }
  }
  return {
    debug: writerOf('debug'),
    info: writerOf('info'),
    warn: writerOf('warn'),
    error: writerOf('error'),
  }
}

/** An error as facts. */
export function errorFacts(error: unknown): Facts {
  if (!(error instanceof Error)) return { error: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null
  return { error: error.name, code, message: error.message, stack: error.stack ?? null }
}
