import { type RecordEdit, withValue } from '#shared/edits.ts'
import type { Attachment, Customer, Message, Session } from '#shared/entities.ts'
import type { ChannelInput, ChannelOutput, Patch, QueueRow } from '#shared/ipc.ts'
import { ago, ME, nextId, type PreviewChat } from './data.ts'

/** What the customer pane asks main, answered in the page. */

interface FakeCustomerParts {
  chats: Map<string, PreviewChat>
  changeRow(sessionId: string, change: (row: QueueRow) => QueueRow): void
  push(...patches: Patch[]): void
  isOnline(): boolean
}

const DAY = 86_400_000
const PAST = [
  { days: 31, subject: 'Breakfast for two more', status: 'ended', score: 5 },
  { days: 94, subject: 'Lost umbrella, found again', status: 'ended', score: 3 },
  {
    days: 402,
    subject: 'A first question about the sea view rooms and what the difference is',
    status: 'ended',
  },
] as const
const PAST_LINES = [
  'Good morning! May I ask something about our stay?',
  'Of course, what is it?',
  'Is it possible to have breakfast brought up to the room on the first day? We arrive late and would like to sleep in.',
  'It is. I have asked the kitchen for half past ten.',
  'You are wonderful, thank you.',
]
const FILES = [
  ['confirmation-HH-48213.pdf', 'application/pdf', 182_400],
  ['ferry-timetable.jpg', 'image/jpeg', 2_410_000],
  ['voice message', 'audio/ogg', 48_100],
  ['a-very-long-file-name-as-scanners-like-to-give-them-2026-11-21-0004711.tiff', 'image/tiff', 12_810_000],
] as const

/** What is known about some of them, by the order of the chats. */
const KNOWN: Readonly<Record<number, Partial<Customer>>> = {
  0: {
    phone: '+31 20 555 0142',
    externalId: 'C-104417',
    attributes: { plan: 'Premium', stays: 6, birthday: '1986-04-12', newsletter: true, membership: 'Gold' },
    notes: 'Comes every autumn with her sister. Likes the room with the pear tree.\nAllergic to feathers.',
  },
  1: { blockedAt: ago(3 * DAY), blockedReason: 'Threatened a colleague on the phone. Talk to Ines first.' },
  2: { timeZone: 'Asia/Shanghai', attributes: { plan: 'Basic' } },
  8: { email: null, locale: null, timeZone: null },
}

export function createFakeCustomer({ chats, changeRow, push, isOnline }: FakeCustomerParts) {
  let edits: RecordEdit[] = []
  for (const [index, chat] of [...chats.values()].entries()) {
    chat.row = { ...chat.row, customer: { ...chat.row.customer, ...KNOWN[index] } }
  }
  const past = new Map<string, { session: Session; messages: Message[] }>()

  function rowOf(sessionId: string): QueueRow {
    const found = chats.get(sessionId)
    if (!found) throw new Error('No such chat.')
    return found.row
  }

  function tellEdits(next: RecordEdit[]): void {
    edits = next
    push({ kind: 'edits', edits })
  }

  function edit({
    sessionId,
    subject,
    field,
    value,
    base,
  }: ChannelInput<'record.edit'>): Record<string, never> {
    const subjectId = rowOf(sessionId)[subject].id
    changeRow(sessionId, (row) =>
      subject === 'customer'
        ? { ...row, customer: withValue(row.customer, field, value) }
        : { ...row, session: withValue(row.session, field, value) },
    )
    const others = edits.filter((one) => one.subjectId !== subjectId || one.field !== field)
    const theirs = field === 'phone' ? '+31 20 555 0199' : base
    const state = field === 'phone' && !isOnline() ? 'asks' : 'waiting'
    tellEdits([...others, { subject, subjectId, field, value, state, theirs, error: null }])
    if (isOnline()) setTimeout(() => tellEdits(edits.filter((one) => one.field !== field)), 600)
    return {}
  }

  function pastOf(sessionId: string): Session[] {
    const { session } = rowOf(sessionId)
    const known = [...past.values()].filter((one) => one.session.customerId === session.customerId)
    if (known.length > 0) return known.map((one) => one.session)
    return PAST.map(({ days, subject, status, ...more }, index) => {
      const at = ago(days * DAY)
      const id = nextId()
      const score = 'score' in more ? more.score : null
      const chat: Session = {
        ...session,
        ...{ id, subject, status, lastMessageAt: at, createdAt: at, endedAt: at, tags: [] },
        assigneeId: index === 2 ? null : ME.id,
        lastSeq: PAST_LINES.length,
        rating:
          score === null
            ? null
            : { score, comment: score === 3 ? 'Found it, after a while' : '', userId: ME.id, at },
      }
      past.set(id, { session: chat, messages: PAST_LINES.map((body, at) => lineOf(chat, body, at)) })
      return chat
    })
  }

  function filesOf(sessionId: string): Message[] {
    const { session } = rowOf(sessionId)
    return FILES.map(([name, mimeType, size], index) => ({
      ...lineOf(session, '', index),
      type: mimeType.startsWith('image') ? 'image' : 'file',
      attachment: attachmentOf(name, mimeType, size),
    }))
  }

  return {
    'record.edit': edit,
    'record.decide': ({ sessionId, subject, field, decision }: ChannelInput<'record.decide'>) => {
      const found = edits.find((one) => one.field === field)
      tellEdits(edits.filter((one) => one !== found))
      if (found && decision === 'theirs') {
        edit({ sessionId, subject, field, value: found.theirs, base: found.theirs })
        tellEdits(edits.filter((one) => one.field !== field))
      }
      return {}
    },
    'customer.sessions': ({
      sessionId,
    }: ChannelInput<'customer.sessions'>): ChannelOutput<'customer.sessions'> => ({
      sessions: [rowOf(sessionId).session, ...pastOf(sessionId)],
      more: false,
    }),
    'customer.sessionsOnline': ({ sessionId }: ChannelInput<'customer.sessionsOnline'>) => ({
      sessions: [rowOf(sessionId).session, ...pastOf(sessionId)],
    }),
    'customer.files': ({ sessionId }: ChannelInput<'customer.files'>) => ({
      messages: filesOf(sessionId),
      more: false,
    }),
    'session.peek': ({ sessionId }: ChannelInput<'session.peek'>) => ({
      messages: past.get(sessionId)?.messages ?? [],
      more: false,
    }),
  }
}

function lineOf(session: Session, body: string, index: number): Message {
  return {
    id: nextId(),
    sessionId: session.id,
    seq: index + 1,
    senderKind: index % 2 === 0 ? 'customer' : 'user',
    senderId: index % 2 === 0 ? session.customerId : ME.id,
    type: 'text',
    body,
    ...{ attachment: null, event: null, replyTo: null, status: 'sent', review: null },
    ...{ editedAt: null, editedBy: null, deletedAt: null, deletedBy: null },
    createdAt: new Date(Date.parse(session.createdAt) + index * 65_000).toISOString(),
  }
}

function attachmentOf(name: string, mimeType: string, size: number): Attachment {
  const isImage = mimeType === 'image/jpeg'
  return {
    ...{ id: nextId(), name, mimeType, size, durationSeconds: null, waveform: null, removedAt: null },
    ...(isImage ? { width: 1200, height: 800 } : { width: null, height: null }),
    hasThumbnail: isImage,
  }
}
