import {
  AlarmClock,
  AlarmClockOff,
  Archive,
  ArchiveRestore,
  ChevronsUp,
  CircleCheck,
  CircleX,
  Hand,
  Inbox,
  Lock,
  LockOpen,
  type LucideIcon,
  Pause,
  PencilLine,
  Play,
  Send,
  Shapes,
  SquareArrowDownLeft,
  SquareArrowOutUpRight,
  Tags,
  UserRoundCheck,
  UserRoundPlus,
} from 'lucide-react'
import { may } from '#shared/access.ts'
import type { Session } from '#shared/entities.ts'
import type { QueueRow } from '#shared/ipc.ts'
import type { MessageKey } from '../i18n/en/index.ts'
import type { Command } from '../shell/shortcuts.ts'
import { popIn, popOut } from '../store/chat-windows.ts'
import { meOf } from '../store/held.ts'
import type { ChatDialog } from '../store/screen.ts'
import { getState, setState } from '../store/store.ts'
import { isOfferedTo, isOpen, mayHandle, mayTurn, type Person } from './rules.ts'
import { assign, claim, decline, snooze, turn } from './run.ts'

export interface ChatAction {
  id: string
  label: MessageKey
  icon: LucideIcon
  /** Its key is in the table of shortcuts; two that are never offered together may share it. */
  command: Command
  /** Actions of one group stand together in menus. */
  group: 'holding' | 'time' | 'status' | 'filing' | 'window'
  /** `main`: the first of them that is offered stands in the header by itself. `quick`: beside it, where there is room. */
  place?: 'main' | 'quick'
  /** A triangle that points to where one reads. */
  isMirrored?: boolean
  /** It is done on this computer alone, with or without the line. */
  isLocal?: true
  /** Who may, and when: `now` by the server's clock. */
  isOffered(session: Session, me: Person, now: number): boolean
  run(row: QueueRow): unknown
}

/**
 * Everything that can be done with a chat, once: header, menus, palette and keys are made of it. What the server decides
 * needs the line, and says so beforehand.
 */
export const CHAT_ACTIONS: readonly ChatAction[] = [
  {
    id: 'accept',
    label: 'accept.action',
    icon: CircleCheck,
    command: 'chat.claim',
    group: 'holding',
    place: 'main',
    isOffered: (session, me, now) => isClaimable(session, me) && isOfferedTo(me, session, now),
    run: claim,
  },
  {
    id: 'decline',
    label: 'decline.action',
    icon: CircleX,
    command: 'chat.decline',
    group: 'holding',
    place: 'quick',
    isOffered: (session, me, now) => isOpen(session) && isOfferedTo(me, session, now),
    run: decline,
  },
  {
    id: 'claim',
    label: 'claim.action',
    icon: Hand,
    command: 'chat.claim',
    group: 'holding',
    place: 'main',
    isOffered: (session, me, now) => isClaimable(session, me) && !isOfferedTo(me, session, now),
    run: claim,
  },
  {
    id: 'wake',
    label: 'wake.action',
    icon: AlarmClockOff,
    command: 'chat.snooze',
    group: 'time',
    place: 'main',
    isOffered: (session, me) => session.snoozedUntil !== null && isOpen(session) && mayFile(session, me),
    run: (row) => snooze(row, null, { key: 'wake.done', values: named(row) }),
  },
  {
    id: 'resume',
    label: 'resume.action',
    icon: Play,
    command: 'chat.pause',
    group: 'status',
    place: 'main',
    isMirrored: true,
    isOffered: (session, me) => session.status === 'paused' && mayTurn(session, 'active', me),
    run: (row) => turn(row, 'active'),
  },
  {
    id: 'reopen',
    label: 'reopen.action',
    icon: ArchiveRestore,
    command: 'chat.reopen',
    group: 'status',
    place: 'main',
    isOffered: (session, me) => session.status === 'ended' && mayTurn(session, 'active', me),
    run: (row) => turn(row, 'active', { key: 'reopen.done', values: named(row) }),
  },
  {
    id: 'unlock',
    label: 'unlock.action',
    icon: LockOpen,
    command: 'chat.lock',
    group: 'status',
    place: 'main',
    isOffered: (session, me) => session.status === 'locked' && mayTurn(session, 'ended', me),
    run: (row) => turn(row, 'ended', { key: 'unlock.done', values: named(row) }),
  },
  {
    id: 'takeOver',
    label: 'takeOver.action',
    icon: UserRoundCheck,
    command: 'chat.takeOver',
    group: 'holding',
    place: 'main',
    isOffered: (session, me) =>
      session.assigneeId !== null && session.assigneeId !== me.id && mayHandOn(session, me),
    run: (row) => {
      const me = meOf(getState(), row.accountId)?.user
      if (me) void assign(row, { kind: 'user', userId: me.id }, { key: 'takeOver.done', values: named(row) })
    },
  },
  {
    id: 'end',
    label: 'end.action',
    icon: Archive,
    command: 'chat.end',
    group: 'status',
    place: 'main',
    isOffered: (session, me) => isOpen(session) && mayTurn(session, 'ended', me),
    run: asking('end'),
  },
  {
    id: 'assign',
    label: 'assign.action',
    icon: UserRoundPlus,
    command: 'chat.assign',
    group: 'holding',
    place: 'quick',
    isOffered: mayHandOn,
    run: asking('assign'),
  },
  {
    id: 'transfer',
    label: 'transfer.action',
    icon: Send,
    command: 'chat.transfer',
    group: 'holding',
    isMirrored: true,
    isOffered: mayHandOn,
    run: asking('transfer'),
  },
  {
    id: 'return',
    label: 'return.action',
    icon: Inbox,
    command: 'chat.return',
    group: 'holding',
    isOffered: (session, me) => session.assigneeId !== null && mayHandOn(session, me),
    run: (row) => assign(row, { kind: 'queue' }, { key: 'return.done', values: named(row) }),
  },
  {
    id: 'snooze',
    label: 'snooze.action',
    icon: AlarmClock,
    command: 'chat.snooze',
    group: 'time',
    place: 'quick',
    isOffered: (session, me) => session.snoozedUntil === null && isOpen(session) && mayFile(session, me),
    run: asking('snooze'),
  },
  {
    id: 'pause',
    label: 'pause.action',
    icon: Pause,
    command: 'chat.pause',
    group: 'status',
    isOffered: (session, me) => mayTurn(session, 'paused', me),
    run: (row) => turn(row, 'paused'),
  },
  {
    id: 'lock',
    label: 'lock.action',
    icon: Lock,
    command: 'chat.lock',
    group: 'status',
    isOffered: (session, me) => mayTurn(session, 'locked', me),
    run: (row) => turn(row, 'locked', { key: 'lock.done', values: named(row) }),
  },
  {
    id: 'subject',
    label: 'subject.action',
    icon: PencilLine,
    command: 'chat.subject',
    group: 'filing',
    isOffered: (session, me) => isOpen(session) && mayFile(session, me),
    run: ({ session }) => setState({ editedSubject: session.id }),
  },
  {
    id: 'priority',
    label: 'priority.action',
    icon: ChevronsUp,
    command: 'chat.priority',
    group: 'filing',
    isOffered: (session, me) => isOpen(session) && mayFile(session, me),
    run: asking('priority'),
  },
  {
    id: 'category',
    label: 'category.action',
    icon: Shapes,
    command: 'chat.category',
    group: 'filing',
    isOffered: mayFile,
    run: asking('category'),
  },
  {
    id: 'tags',
    label: 'tags.action',
    icon: Tags,
    command: 'chat.tags',
    group: 'filing',
    isOffered: mayFile,
    run: asking('tags'),
  },
  {
    id: 'popOut',
    label: 'popOut.action',
    icon: SquareArrowOutUpRight,
    isMirrored: true,
    command: 'chats.popOut',
    group: 'window',
    isLocal: true,
    isOffered: () => getState().ownChat === null,
    run: ({ session }) => popOut(session.id),
  },
  {
    id: 'popIn',
    label: 'popIn.action',
    icon: SquareArrowDownLeft,
    isMirrored: true,
    command: 'chats.popOut',
    group: 'window',
    isLocal: true,
    isOffered: () => getState().ownChat !== null,
    run: ({ session }) => popIn(session.id, true),
  },
]

/** What this person may do with a chat as it is now. */
export function actionsFor(session: Session, me: Person, now: number): readonly ChatAction[] {
  return CHAT_ACTIONS.filter((action) => action.isOffered(session, me, now))
}

function isClaimable(session: Session, me: Person): boolean {
  return session.assigneeId === null && isOpen(session) && may(me.role, 'session.claim')
}

function mayHandOn(session: Session, me: Person): boolean {
  return isOpen(session) && mayHandle(session, me) && may(me.role, 'session.assign')
}

function mayFile(session: Session, me: Person): boolean {
  return mayHandle(session, me) && may(me.role, 'session.update')
}

function asking(name: ChatDialog): ChatAction['run'] {
  return ({ session }) => setState({ dialog: { name, sessionId: session.id } })
}

function named({ customer }: QueueRow) {
  return { name: customer.name }
}
