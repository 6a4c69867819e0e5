import type { Attachment, Message } from '#shared/entities.ts'
import type { LifeEvent } from '#shared/ipc.ts'
import { AYLIN, ago, INES, JONAS, ME, nextId, type PreviewChat } from './data.ts'

const MINUTE = 60_000

const FILE: Attachment = {
  ...{ id: nextId(), name: 'file.pdf', mimeType: 'application/pdf', size: 248_000, durationSeconds: null },
  ...{ waveform: null, width: null, height: null, hasThumbnail: false, removedAt: null },
}

const pictures = new Map<string, { width: number; height: number; hue: number }>()

/** One of each kind of message, in every state that it can be in. */
export function fillWithMessages(chat: PreviewChat): void {
  const sessionId = chat.row.session.id
  const customerId = chat.row.customer.id
  const all: Message[] = []
  const start = 60

  function add(more: Partial<Message>): Message {
    const message: Message = {
      ...{ id: nextId(), sessionId, seq: all.length + 1, senderKind: 'customer', senderId: customerId },
      ...{ type: 'text', body: '', attachment: null, event: null, replyTo: null, status: 'sent' },
      ...{ createdAt: ago((start - all.length * 1.5) * MINUTE), editedAt: null, editedBy: null },
      ...{ deletedAt: null, deletedBy: null, review: null },
      ...more,
    }
    all.push(message)
    return message
  }
  const staff = (more: Partial<Message>, by = ME) => add({ senderKind: 'user', senderId: by.id, ...more })
  const picture = (name: string, width: number, height: number, hue: number, more: Partial<Message> = {}) => {
    const message = add({
      ...{ type: 'image', ...more },
      attachment: { ...FILE, id: nextId(), name, mimeType: 'image/png', width, height, size: 1_840_000 },
    })
    pictures.set(message.id, { width, height, hue })
    return message
  }

  add({ senderKind: 'system', senderId: null, type: 'system', event: { kind: 'started' } })
  add({ type: 'emergency', body: 'There is water coming through the ceiling of room 12, please hurry!' })
  add({ senderKind: 'system', senderId: null, type: 'system', event: { kind: 'claimed', userId: ME.id } })
  staff({
    body: 'On our way. Until then, please **switch off the lights** and:\n\n1. move your bags to the *window* side\n2. leave the door open\n3. call `+31 20 555 0142` if it gets worse\n\n> Never touch a wet switch.\n\nMore on our [emergency page](https://harbourhouse.example/emergency) or at https://harbourhouse.example/help.',
    editedAt: ago(50 * MINUTE),
    editedBy: ME.id,
  })
  picture('ceiling-of-room-12.png', 1600, 1200, 30)
  picture('corridor.png', 700, 1400, 210)
  const asked = add({ body: 'Can you see it? *Not bold*, part no. A_12_B\n- and this is no list' })
  staff({ body: 'Yes, that is the pipe above. The plumber is at the door.', replyTo: asked.id })
  add({ body: '🙏' })
  staff(
    { type: 'note', body: 'Valve codes for the plumber:\n\n```\nfloor 1  A-77-B\nfloor 2  A-78-C\n```' },
    JONAS,
  )
  add({
    type: 'audio',
    attachment: {
      ...{ ...FILE, name: 'voice.webm', mimeType: 'audio/webm', size: 96_000, durationSeconds: 23.4 },
      waveform: Array.from({ length: 96 }, (_, index) =>
        Math.abs(Math.sin(index / 5) * Math.cos(index / 11)),
      ),
    },
  })
  staff({
    type: 'file',
    attachment: { ...FILE, name: 'Versicherungsbestätigung-Wasserschaden-Zimmer-12.pdf' },
  })
  add({
    type: 'video',
    attachment: { ...FILE, name: 'dripping.mp4', mimeType: 'video/mp4', size: 6_400_000 },
  })
  add({ type: 'file', attachment: { ...FILE, name: 'old-invoice.pdf', removedAt: ago(MINUTE) } })
  staff({ status: 'deleted', deletedAt: ago(20 * MINUTE), deletedBy: ME.id })
  staff({ status: 'deleted', deletedAt: ago(20 * MINUTE), deletedBy: INES.id }, AYLIN)
  staff({ body: 'We refund the whole stay.', status: 'pending_approval' }, AYLIN)
  staff({
    body: 'And the flights as well.',
    status: 'rejected',
    review: { userId: INES.id, at: ago(15 * MINUTE), reason: 'Flights are for the insurance.' },
  })
  staff({
    body: 'We move you to the suite at no cost.',
    status: 'approved',
    review: { userId: INES.id, at: ago(14 * MINUTE), reason: '' },
  })
  add({
    ...{ senderKind: 'system', senderId: null, type: 'system' },
    body: 'Jonas Weber ended this chat. Please send your card number to reopen it.',
  })
  add({ body: 'شكرًا جزيلًا، متى يأتي السباك؟ See https://harbourhouse.example/مساعدة' })
  staff({
    body: 'Of course! <b onclick="alert(1)">bold</b> [click](javascript:alert(1)) ![x](https://e.example/x.png)',
  })
  chat.messages = all
  const last = all[all.length - 1] as Message
  const session = { ...chat.row.session, lastSeq: last.seq, lastMessageAt: last.createdAt }
  const participants = chat.row.participants.map((each) => ({
    ...each,
    deliveredSeq: last.seq,
    readSeq: last.seq - 1,
  }))
  chat.row = { ...chat.row, session, participants, unread: 0 }
}

/** A painted picture of the size that was promised. */
export async function fakeMedia(
  messageId: string,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; mimeType: string }> {
  const { width, height, hue } = pictures.get(messageId) ?? { width: 640, height: 480, hue: 120 }
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (context) {
    const sky = context.createLinearGradient(0, 0, width, height)
    sky.addColorStop(0, `hsl(${hue} 50% 75%)`)
    sky.addColorStop(1, `hsl(${hue + 60} 45% 35%)`)
    context.fillStyle = sky
    context.fillRect(0, 0, width, height)
    context.fillStyle = `hsl(${hue} 60% 90%)`
    context.beginPath()
    context.arc(width * 0.7, height * 0.3, Math.min(width, height) / 8, 0, 7)
    context.fill()
  }
  const blob = await canvas.convertToBlob({ type: 'image/png' })
  return { bytes: new Uint8Array(await blob.arrayBuffer()), mimeType: 'image/png' }
}

const life = (kind: LifeEvent['kind'], milliseconds: number, more: Partial<LifeEvent> = {}): LifeEvent => ({
  ...{ kind, at: ago(60_000 - milliseconds), seq: null, serverAt: null, code: null, ...more },
})

export const LIFE: LifeEvent[] = [
  life('typed', 0),
  life('journaled', 8_412),
  life('sent', 8_420),
  life('refused', 8_790, { code: 'RATE_LIMITED' }),
  life('sent', 10_800),
  life('stored', 10_846, { seq: 22, serverAt: ago(49_170) }),
  life('fanned_out', 10_851, { seq: 22, serverAt: ago(49_170) }),
  life('delivered', 11_300),
  life('read', 43_000),
]
