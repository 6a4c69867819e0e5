import type { Writable } from 'node:stream'
import pg from 'pg'

/** Distinct statements that are kept prepared; a text that depends on the number of its values must not fill the server. */
const MAX_PREPARED = 400

/** What PostgreSQL says when a table has got another shape since a statement was prepared. */
const OUTDATED = '0A000'

/** Names of statements by their text, the same on every connection. */
const names = new Map<string, string>()
let count = 0

/**
 * A connection that has PostgreSQL parse and plan each statement once rather than every time: with row-level security
 * that is most of what a short statement costs. Statements without values are those that control transactions.
 */
export class PreparingClient extends pg.Client {
  // The overloads of `query` are not worth repeating for the one form that is changed.
  override query = ((...args: unknown[]) => {
    const [text, values] = args
    if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0) return this.#ask(...args)
    const name = nameOf(text)
    if (name === null) return this.#ask(text, values)
    const answer = this.#ask({ name, text, values })
    if (answer instanceof Promise) answer.catch(forgetOutdated)
    return answer
  }) as pg.Client['query']

  readonly #ask = (...args: unknown[]): unknown => {
    this.#gather()
    return Reflect.apply(pg.Client.prototype.query, this, args)
  }

  /** Statements that are given in one turn of the event loop leave in one packet. */
  #gather(): void {
    const { stream } = (this as unknown as { connection: { stream: Writable } }).connection
    stream.cork()
    process.nextTick(() => stream.uncork())
  }
}

function nameOf(text: string): string | null {
  const known = names.get(text)
  if (known !== undefined) return known
  if (names.size >= MAX_PREPARED) return null
  const name = `parley_${++count}`
  names.set(text, name)
  return name
}

/** A newer server has migrated: from the next statement on, all are prepared anew, under names of their own. */
function forgetOutdated(error: { code?: unknown }): void {
  if (error.code === OUTDATED) names.clear()
}
