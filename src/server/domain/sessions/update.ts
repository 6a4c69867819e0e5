import { isDeepStrictEqual } from 'node:util'
import { isReadOnly, may } from '#shared/access.ts'
import type { CommandInput } from '#shared/commands.ts'
import { ParleyError } from '#shared/errors.ts'
import type { Row, Tx } from '../../db/index.ts'
import { changeAttributes } from '../attributes/index.ts'
import { sessionChanged } from '../changes/index.ts'
import type { CommandHandler } from '../command-handler.ts'
import { folded, labelNames, mergeTags } from './labels.ts'
import { changeSession, heldSession, mayHandle } from './write.ts'

type Input = CommandInput<'session.update'>

const MAX_TAGS = 50

/** Wrapping up goes on after the end: how a closed chat is filed may be put right, what was agreed in it may not. */
const STILL_CHANGEABLE: readonly string[] = ['category', 'tags', 'attributes'] satisfies (keyof Input)[]

export const updateSession: CommandHandler<'session.update'> = async (write) => {
  const { tx, reader, input } = write
  if (!may(reader.role, 'session.update')) {
    throw new ParleyError('FORBIDDEN', 'Only staff change what a chat is about.')
  }
  const before = heldSession(write)
  if (!mayHandle(reader, before)) {
    throw new ParleyError('FORBIDDEN', 'Only its assignee or a supervisor changes this chat.')
  }

  return async () => {
    if (isReadOnly(before.status)) refuseFixed(input)
    const wanted = await wantedValues(tx, before, input)
    const fields = FIELDS.filter((field) => {
      return wanted[field] !== undefined && !isDeepStrictEqual(wanted[field], before[field])
    })
    const outcome = { sessionId: before.id, seq: null, at: new Date() }
    if (fields.length === 0) return { ...outcome, changes: [], audit: null }

    const session = await changeSession(tx, before.id, {
      ...wanted,
      external_ref: wanted.external_ref && JSON.stringify(wanted.external_ref),
      attributes: wanted.attributes && JSON.stringify(wanted.attributes),
    })
    return { ...outcome, changes: [sessionChanged(before, session)], audit: { fields } }
  }
}

function refuseFixed(input: Input): void {
  const fixed = Object.entries(input).find(
    ([field, value]) => value !== undefined && field !== 'sessionId' && !STILL_CHANGEABLE.includes(field),
  )
  if (fixed === undefined) return
  throw new ParleyError('READ_ONLY', 'This chat is closed.', {
    field: fixed[0],
    hint: 'Its category, its tags and its attributes can still be changed.',
  })
}

const FIELDS = ['subject', 'category', 'priority', 'tags', 'external_ref', 'attributes'] as const
type Wanted = { [Field in (typeof FIELDS)[number]]: Row<'sessions'>[Field] | undefined }

/** Undefined: not named, and left as it is. */
async function wantedValues(tx: Tx, before: Row<'sessions'>, input: Input): Promise<Wanted> {
  const { subject, category, priority, tags, externalRef, attributes } = input
  return {
    subject,
    priority,
    external_ref: externalRef,
    category: category && ((await labelNames(tx, 'category', [category], 'category'))[0] ?? null),
    tags: tags && (await wantedTags(tx, before.tags, tags)),
    attributes: attributes && (await changeAttributes(tx, 'session', before.attributes, attributes)),
  }
}

async function wantedTags(
  tx: Tx,
  before: readonly string[],
  { add, remove }: NonNullable<Input['tags']>,
): Promise<string[]> {
  const carried = new Set(before.map(folded))
  const added = add.filter((tag) => !carried.has(folded(tag)))
  const tags = mergeTags(before, await labelNames(tx, 'tag', added, 'tags.add'), remove)
  if (tags.length <= MAX_TAGS) return tags
  throw new ParleyError('INVALID', `A chat carries ${MAX_TAGS} tags at most.`, { field: 'tags.add' })
}
