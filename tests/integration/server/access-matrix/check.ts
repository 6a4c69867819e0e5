import { v7 as uuidv7 } from 'uuid'
import { COMMANDS } from '#shared/commands.ts'
import type { ErrorCode } from '#shared/errors.ts'
import { UP } from '#shared/protocol.ts'
import { ROUTES } from '#shared/rest.ts'
import {
  CALLERS,
  type Caller,
  type CallerName,
  type House,
  noteOf,
  PLACES,
  type Place,
  subjectOf,
  wordsOf,
} from './house.ts'
import { changedTables } from './ledger.ts'
import type { Answer } from './requests.ts'
import { type Operation, REQUESTS } from './rows/index.ts'

/** For every operation one cell a caller, in the order of CALLERS: `own/foreign`, or one symbol for both. */
export type Table = Readonly<Record<Operation, string>>

/** What a symbol of the table says: how it is answered, and whether anything may change. */
const OUTCOMES = {
  '+': { code: 'ok', changes: true },
  '=': { code: 'ok', changes: false },
  '401': { code: 'UNAUTHENTICATED', changes: false },
  pw: { code: 'WRONG_CREDENTIALS', changes: false },
  '403': { code: 'FORBIDDEN', changes: false },
  '404': { code: 'NOT_FOUND', changes: false },
  tr: { code: 'TRANSITION', changes: false },
  cf: { code: 'CONFLICT', changes: false },
} as const satisfies Record<string, { code: 'ok' | ErrorCode; changes: boolean }>
type Symbol = keyof typeof OUTCOMES

interface Cell {
  readonly own: Symbol
  readonly foreign: Symbol
}

function isSymbol(text: string | undefined): text is Symbol {
  return text !== undefined && Object.hasOwn(OUTCOMES, text)
}

export function cellsOf(row: string): Record<CallerName, Cell> {
  const texts = row.trim().split(/\s+/)
  if (texts.length !== CALLERS.length) throw new Error(`not one cell a caller: ${row}`)
  const cells = CALLERS.map((name, index): [CallerName, Cell] => {
    const [own, foreign = own] = texts[index]?.split('/') ?? []
    if (!isSymbol(own) || !isSymbol(foreign)) throw new Error(`no such outcome: ${texts[index]}`)
    return [name, { own, foreign }]
  })
  return Object.fromEntries(cells) as Record<CallerName, Cell>
}

/** Whoever gets furthest: for what is looked at before anybody is told that there is nothing, or who they are. */
export function firstAllowed(row: string): CallerName {
  const cells = cellsOf(row)
  const of = (...symbols: Symbol[]) => CALLERS.find((name) => symbols.includes(cells[name].own))
  return of('+', '=') ?? of('404') ?? 'nobody'
}

/** Routes, commands and frames of the contract that a table says nothing about. */
export function missingRows(table: object): string[] {
  const wanted = [
    ...Object.keys(ROUTES).map((name) => `rest ${name}`),
    ...Object.keys(COMMANDS).map((name) => `command ${name}`),
    ...Object.keys(UP).flatMap((name) => (name === 'command' ? [] : `frame ${name}`)),
  ]
  return wanted.filter((name) => !Object.hasOwn(table, name))
}

/** What a caller must not read in any answer, poke or frame. */
export function secretsFrom(house: House, { sees, kind }: Pick<Caller, 'sees' | 'kind'>): string[] {
  const hidden = PLACES.filter((place) => !sees.includes(place))
  const { callers, chats, foreignWorkspaceId, world } = house
  const staffs = kind === 'customer' ? sees.map(noteOf) : []
  // The customers of a workspace are known to all of its staff; of another one, nobody is known.
  const strangers = sees.includes('abroad')
    ? [world.workspaceId, callers.owner.id, callers.assignee.id, callers.assignee.email]
    : [foreignWorkspaceId, callers.foreignCustomer.id, callers.foreignStaff.id, callers.foreignStaff.email]
  return [
    ...hidden.flatMap((place) => [subjectOf(place), wordsOf(place), noteOf(place)]),
    ...hidden.flatMap((place) => Object.values(chats[place])),
    ...staffs,
    ...strangers,
  ]
}

export function leaksIn(house: House, caller: Pick<Caller, 'sees' | 'kind'>, text: string): string[] {
  return secretsFrom(house, caller).filter((secret) => text.includes(secret))
}

/** What a reading of one's own chats must bring, so that silence does not pass for secrecy. */
const BRINGS: Partial<Record<Operation, (place: Place) => string>> = {
  'rest listSessions': subjectOf,
  'rest listSessions: all of it': subjectOf,
  'rest search': wordsOf,
  'rest search: subjects': subjectOf,
  'rest getSession': subjectOf,
  'rest listMessages': wordsOf,
  'rest sync': wordsOf,
  'rest listCannedResponses': wordsOf,
  'rest listCustomerSessions': subjectOf,
  'frame pull': wordsOf,
  'frame range': wordsOf,
}

/** Asks everything as everybody, and says in a line each where the server does not do what the table says. */
export async function check(house: House, table: Table, only?: readonly Operation[]): Promise<string[]> {
  const findings: string[] = []
  let now = await house.ledger.digest()

  async function ask(
    operation: Operation,
    caller: Caller,
    place: Place | null,
    symbol: Symbol,
  ): Promise<Answer> {
    const find = (what: string) =>
      findings.push(`${operation} by ${caller.name} on ${place ?? 'nothing'}: ${what}`)
    const request = REQUESTS[operation]
    const sessionId = place === null ? uuidv7() : house.chats[place][request.about ?? 'held']
    const answer = await request.deliver(house.url, caller, sessionId, request.payload(caller, sessionId))
    const expected = OUTCOMES[symbol]
    if (answer.code !== expected.code) find(`${answer.code} instead of ${expected.code}`)

    const changed = changedTables(now, await house.ledger.digest())
    if (expected.changes && changed.length === 0) find('changes nothing')
    if (!expected.changes && changed.length > 0) find(`changes ${changed}`)
    if (changed.length > 0) {
      await house.ledger.restore()
      now = await house.ledger.digest()
    }
    for (const secret of leaksIn(house, caller, answer.text)) find(`tells "${secret}"`)
    const brings = BRINGS[operation]?.(caller.place)
    if (expected.code === 'ok' && brings !== undefined && !answer.text.includes(brings))
      find('brings nothing')
    return answer
  }

  for (const operation of only ?? (Object.keys(table) as Operation[])) {
    const cells = cellsOf(table[operation])
    for (const name of CALLERS) {
      const caller = house.callers[name]
      const { own, foreign } = cells[name]
      await ask(operation, caller, caller.place, own)
      if (REQUESTS[operation].about === null) continue
      const nowhere = await ask(operation, caller, null, foreign)
      for (const place of PLACES) {
        if (place === caller.place || caller.sees.some((seen) => seen === place)) continue
        const answer = await ask(operation, caller, place, foreign)
        if (answer.comparable !== nowhere.comparable)
          findings.push(`${operation} by ${name}: ${place} can be told from what is not there`)
      }
    }
  }
  return findings
}
