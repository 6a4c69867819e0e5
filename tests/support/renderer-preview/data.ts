import type { Customer, Message, Participant, Session, SystemEvent, Team, User } from '#shared/entities.ts'
import type { QueueRow } from '#shared/ipc.ts'
import { BLANK_CUSTOMER, BLANK_SESSION, BLANK_USER } from '../blank.ts'
import { ratingOf } from './rating.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Believable people and chats, the same on each start, with times that count back from now. */
export const NOW = Date.now()

let lastId = 0
export function nextId(): string {
  lastId += 1
  return `019a${lastId.toString(16).padStart(4, '0')}-0000-7000-8000-${(lastId * 7_919).toString(16).padStart(12, '0')}`
}

export function ago(milliseconds: number): string {
  return new Date(NOW - milliseconds).toISOString()
}

export const WORKSPACE = { id: nextId(), name: 'Harbour House', slug: 'harbour-house' }
export const SECOND_WORKSPACE = {
  id: nextId(),
  name: 'Donaudampfschifffahrtsgesellschaft Passau',
  slug: 'donau',
}

export const TEAMS: Team[] = ['Reservations', 'Guest support', 'Shop'].map((name) => ({ id: nextId(), name }))

function user(name: string, role: User['role'], team: number): User {
  return { id: nextId(), name, role, ...BLANK_USER, teamIds: [TEAMS[team]?.id ?? ''] }
}

export const ME = user('Mara Lindqvist', 'agent', 0)
export const JONAS = user('Jonas Weber', 'agent', 0)
export const AYLIN = user('Aylin Demir', 'agent', 1)
export const INES = user('Ines Okafor', 'supervisor', 0)
export const USERS = [
  ME,
  JONAS,
  AYLIN,
  INES,
  user('Léa Fontaine', 'agent', 2),
  user('Tomás Rivera', 'agent', 1),
]

const STORY = [
  'The invoice for March has our old address on it.',
  'I have changed it in your account. Shall I send the invoice again?',
  'Yes please, and the one for April as well.',
  'Both are on their way to you.',
  'Got March, but April is still missing.',
  'That one was held back by our mail system. It is out now.',
  'Thank you. Could you also tell me when the next one is due, and whether I can pay it by transfer instead of by card? Our bookkeeping would find that a lot easier, and it would spare us the fee that the bank takes each time.',
  'The next one is due on the first. I have switched you to transfer; the account is on the invoice.',
]

interface Chat {
  name: string
  locale?: string
  timeZone?: string
  subject?: string
  /** From the customer, then by turns; `/` begins a note. */
  lines: string[]
  /** Minutes since the last line. */
  age: number
  holder?: User | null
  unread?: number
  draft?: boolean
  /** Minutes from now. */
  due?: number
  attributes?: Record<string, string>
  session?: Partial<Session>
}

const CHATS: Chat[] = [
  {
    name: 'Anneke van der Berg',
    locale: 'nl-NL',
    timeZone: 'Europe/Amsterdam',
    subject: 'Late check-in on Saturday',
    lines: [
      'Hi! Our ferry was moved and we will only be there at about half past eleven at night. Is that a problem?',
      'Not at all, Anneke. The desk is open until one, and I have put a note on your booking.',
      'Oh wonderful. And could we still get something to eat then?',
      '/Kitchen closes at 22:00, but the bar does the small plates until midnight. Checked with Piotr.',
      'The kitchen closes at ten, but our bar serves small plates until midnight: https://harbourhouse.example/bar-menu',
      'Perfect 🙏 One more thing: can we add a cot for the little one?',
      'She is 14 months.',
    ],
    age: 1,
    holder: ME,
    unread: 2,
    due: 2.7,
    attributes: { Membership: 'Gold since 2021', 'Stays so far': '6', Newsletter: 'Yes' },
    session: {
      type: 'booking',
      priority: 'high',
      category: 'Arrival',
      tags: ['family', 'late arrival'],
      externalRef: { kind: 'booking', reference: 'HH-48213' },
    },
  },
  {
    name: 'Marcus Oyelaran',
    timeZone: 'Africa/Lagos',
    subject: 'Locked out of the flat',
    lines: [
      'We are locked out and my daughter is inside the flat alone. The code does not work!',
      'Calling the caretaker now. What is your door number?',
      '4B. Please hurry.',
    ],
    age: 3,
    holder: ME,
    unread: 1,
    due: -1.2,
    session: { type: 'emergency', priority: 'urgent', category: 'Access' },
  },
  {
    name: '王小明',
    locale: 'zh-CN',
    timeZone: 'Asia/Shanghai',
    subject: '退款什么时候到账？',
    lines: [
      '您好，我上周取消了订单，退款还没有到账。',
      '您好！退款已于周一发出，通常需要三到五个工作日。',
      '好的，谢谢！',
    ],
    age: 12,
    holder: ME,
    draft: true,
    session: { type: 'support', externalRef: { kind: 'order', reference: 'SO-90041' } },
  },
  {
    name: 'ليلى حداد',
    locale: 'ar-LB',
    timeZone: 'Asia/Beirut',
    subject: 'تغيير موعد الحجز',
    lines: [
      'مرحبًا، أريد تغيير موعد حجزي من الجمعة إلى الأحد. هل هذا ممكن؟',
      'مرحبًا ليلى، نعم هذا ممكن. هل عدد الضيوف هو نفسه؟',
      'نعم، شخصان. رقم الحجز HH-51007.',
    ],
    age: 26,
    holder: ME,
    unread: 1,
    due: 34,
    session: { type: 'booking', externalRef: { kind: 'booking', reference: 'HH-51007' } },
  },
  {
    name: 'Maximilian-Alexander von Hohenstein-Waldburg zu Zeil',
    locale: 'de-DE',
    timeZone: 'Europe/Berlin',
    subject: 'Donaudampfschifffahrtsgesellschaftskapitänsmützenbestellung',
    lines: [
      'Guten Tag, ich hätte gerne gewusst, wann meine Bestellung verschickt wird.',
      'Guten Tag! Sie geht heute Nachmittag in die Post.',
    ],
    age: 48,
    holder: ME,
    session: { type: 'general', status: 'paused', externalRef: { kind: 'order', reference: 'SO-88120' } },
  },
  {
    name: 'Priya Raman',
    locale: 'en-IN',
    timeZone: 'Asia/Kolkata',
    subject: 'A long story',
    lines: [],
    age: 65,
    holder: ME,
    session: { type: 'support', category: 'Invoices' },
  },
  {
    name: 'Yuki Tanaka',
    locale: 'ja-JP',
    timeZone: 'Asia/Tokyo',
    subject: '領収書について',
    lines: ['領収書を送っていただけますか？'],
    age: 4,
    holder: null,
    due: 9,
    session: { priority: 'high' },
  },
  {
    name: 'Chloé Dubreuil',
    locale: 'fr-FR',
    timeZone: 'Europe/Paris',
    subject: 'Colis non reçu',
    lines: ['Bonjour, mon colis est indiqué comme livré mais je n’ai rien reçu.'],
    age: 7,
    holder: null,
    due: 4,
    session: { priority: 'urgent', type: 'support' },
  },
  { name: 'Samuel Adeyemi', lines: ['Hello, is anybody there?'], age: 9, holder: null, due: -6, subject: '' },
  {
    name: 'Ingrid Solberg',
    locale: 'nb-NO',
    subject: 'Two rooms or one suite',
    lines: ['Would you rather recommend two rooms or the suite for five people?'],
    age: 14,
    holder: null,
    due: 21,
    session: { type: 'booking' },
  },
  {
    name: 'Diego Fernández',
    locale: 'es-MX',
    subject: 'Cambio de talla',
    lines: ['¿Puedo cambiar la talla de mi pedido antes de que salga?'],
    age: 22,
    holder: null,
    due: 40,
    session: { type: 'general' },
  },
  {
    name: 'Olivia Brandt',
    locale: 'de-AT',
    subject: 'Rechnung auf Firma',
    lines: ['Können Sie die Rechnung auf unsere Firma ausstellen?', 'Gerne. Auf welche Anschrift?'],
    age: 31,
    holder: JONAS,
    session: { type: 'general' },
  },
  {
    name: 'Tariq Mansour',
    locale: 'ar-EG',
    subject: 'Airport transfer',
    lines: [
      'Do you pick guests up from the airport?',
      'We do! When do you land?',
      'Tomorrow at 06:20, flight MS 779.',
    ],
    age: 38,
    holder: JONAS,
    unread: 1,
    session: { type: 'booking', priority: 'high' },
  },
  {
    name: 'Hannah Whitlock',
    subject: 'Allergies',
    lines: [
      'My son has a severe nut allergy. Who should I tell?',
      'Me, and I tell the kitchen. Thank you for saying so early.',
    ],
    age: 75,
    holder: AYLIN,
  },
  {
    name: 'Giulia Moretti',
    locale: 'it-IT',
    subject: 'Voucher',
    lines: [
      'My voucher says it has expired, but I got it last month.',
      '/Voucher batch 12 was printed with the wrong year. Honour it.',
      'That was our mistake. It works now, please try once more.',
    ],
    age: 110,
    holder: AYLIN,
  },
  {
    name: 'Piet de Groot',
    subject: 'Parking',
    lines: ['Is there parking for a van, 2.3 m high?', 'Yes, behind the house. The garage is only 2.1 m.'],
    age: 170,
    holder: INES,
  },
  {
    name: 'Fatoumata Diallo',
    locale: 'fr-SN',
    subject: 'Groupe de 12',
    lines: ['Nous sommes un groupe de douze, est-ce que vous avez de la place en mars ?'],
    age: 240,
    holder: JONAS,
    session: { status: 'paused', type: 'booking' },
  },
  {
    name: 'Noah Lindberg',
    subject: 'Keys left in the room',
    lines: [
      'I think I left my keys in room 12.',
      'Found them! Shall we send them?',
      'Yes please, same address.',
    ],
    age: 300,
    holder: INES,
    session: { category: 'Lost and found' },
  },
  {
    name: 'Zsófia Kovács',
    locale: 'hu-HU',
    subject: 'Spa times',
    lines: ['Until when is the spa open on Sundays?', 'Until nine in the evening.'],
    age: 26 * 60,
    holder: JONAS,
    session: { status: 'ended' },
  },
  {
    name: 'Emre Yıldız',
    locale: 'tr-TR',
    subject: 'Size chart',
    lines: ['Does the jacket run small?', 'A little. Take one size up.', 'Thanks!'],
    age: 30 * 60,
    holder: ME,
    session: { status: 'ended' },
  },
  {
    name: 'Beatriz Nogueira',
    locale: 'pt-BR',
    subject: 'Chargeback',
    lines: ['I was charged twice.', 'One of the two was refunded today.'],
    age: 52 * 60,
    holder: AYLIN,
    session: { status: 'locked', priority: 'high' },
  },
  {
    name: 'Aoife Byrne',
    subject: 'Dog in the room?',
    lines: ['Can I bring my dog?', 'Small ones, with pleasure.'],
    age: 5 * 24 * 60,
    holder: ME,
    session: { status: 'ended' },
  },
  {
    name: 'Karl Nyberg',
    subject: 'Wi-Fi',
    lines: [
      'The wi-fi drops every ten minutes in 31.',
      'The access point on your floor was replaced this morning.',
    ],
    age: 40 * 24 * 60,
    holder: INES,
    session: { status: 'ended' },
  },
]

export interface PreviewChat {
  row: QueueRow
  messages: Message[]
}

export const chats: PreviewChat[] = CHATS.map(buildChat)

function buildChat(chat: Chat, index: number): PreviewChat {
  const sessionId = nextId()
  const customer: Customer = {
    ...BLANK_CUSTOMER,
    id: nextId(),
    name: chat.name,
    email: index % 5 === 4 ? null : `customer${index}@example.com`,
    locale: chat.locale ?? 'en-GB',
    timeZone: chat.timeZone ?? 'Europe/London',
    attributes: chat.attributes ?? {},
    createdAt: ago((200 + index * 31) * DAY),
  }
  const holder = chat.holder ?? null
  const messages = buildMessages(chat, sessionId, customer.id, holder)
  const last = messages[messages.length - 1] as Message
  const isOver = chat.session?.status === 'ended' || chat.session?.status === 'locked'
  const session: Session = {
    ...BLANK_SESSION,
    id: sessionId,
    type: 'general',
    status: holder ? 'active' : 'waiting',
    customerId: customer.id,
    teamId: TEAMS[index % 3]?.id ?? null,
    assigneeId: holder?.id ?? null,
    subject: chat.subject ?? '',
    lastSeq: last.seq,
    lastMessageAt: last.createdAt,
    dueAt: chat.due === undefined ? null : new Date(NOW + chat.due * MINUTE).toISOString(),
    createdAt: (messages[0] as Message).createdAt,
    endedAt: isOver ? last.createdAt : null,
    ...ratingOf(chat.name, holder?.id ?? null, ago),
    ...chat.session,
  }
  const readSeq = last.seq - (chat.unread ?? 0)
  const participants: Participant[] = [
    {
      id: nextId(),
      sessionId,
      kind: 'customer',
      memberId: customer.id,
      deliveredSeq: last.seq,
      readSeq: last.seq - 1,
    },
    ...(holder
      ? [
          {
            id: nextId(),
            sessionId,
            kind: 'user' as const,
            memberId: holder.id,
            deliveredSeq: last.seq,
            readSeq,
          },
        ]
      : []),
  ]
  const row: QueueRow = {
    accountId: WORKSPACE.id,
    session,
    customer,
    preview: {
      type: last.type,
      senderKind: last.senderKind,
      senderId: last.senderId,
      body: last.body.slice(0, 200),
      event: last.event,
      status: last.status,
    },
    unread:
      holder === null
        ? messages.filter(({ senderKind }) => senderKind === 'customer').length
        : (chat.unread ?? 0),
    participants,
    hasDraft: chat.draft ?? false,
    isSnoozed: session.snoozedUntil !== null,
    toReview: messages.filter(({ status }) => status === 'pending_approval').length,
  }
  return { row, messages }
}

function buildMessages(chat: Chat, sessionId: string, customerId: string, holder: User | null): Message[] {
  const lines = chat.lines.length > 0 ? chat.lines : longStory()
  const end = NOW - chat.age * MINUTE
  const step = chat.lines.length > 0 ? 2 * MINUTE : 37 * MINUTE
  const messages: Message[] = []
  const add = (more: Partial<Message>, at: number) => {
    messages.push({
      id: nextId(),
      sessionId,
      seq: messages.length + 1,
      senderKind: 'system',
      senderId: null,
      type: 'text',
      body: '',
      attachment: null,
      event: null,
      replyTo: null,
      status: 'sent',
      createdAt: new Date(at).toISOString(),
      editedAt: null,
      editedBy: null,
      deletedBy: null,
      review: null,
      deletedAt: null,
      ...more,
    })
  }
  const event = (what: SystemEvent, at: number) => add({ type: 'system', event: what }, at)
  const begin = end - lines.length * step
  event({ kind: 'started' }, begin - step)
  let turn: 'customer' | 'user' = 'customer'
  lines.forEach((line, index) => {
    const at = end - (lines.length - 1 - index) * step
    if (line.startsWith('/')) {
      add({ senderKind: 'user', senderId: JONAS.id, type: 'note', body: line.slice(1) }, at)
      return
    }
    // The last line of a chat with something unread is the customer's.
    const isUnread = index >= lines.length - (chat.unread ?? 0)
    const sender = isUnread ? 'customer' : turn
    add(
      { senderKind: sender, senderId: sender === 'customer' ? customerId : (holder ?? JONAS).id, body: line },
      at,
    )
    if (index === 0 && holder) event({ kind: 'claimed', userId: holder.id }, at + MINUTE / 2)
    turn = sender === 'customer' ? 'user' : 'customer'
  })
  const status = chat.session?.status
  if (status === 'ended' || status === 'locked' || status === 'paused') {
    event({ kind: 'status', from: 'active', to: status, userId: holder?.id ?? null }, end + MINUTE / 2)
  }
  return messages
}

function longStory(): string[] {
  return Array.from({ length: 300 }, (_, index) => STORY[index % STORY.length] ?? '')
}
