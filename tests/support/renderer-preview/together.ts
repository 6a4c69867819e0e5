import type { Patch } from '#shared/ipc.ts'
import { AYLIN, chats, INES, JONAS, USERS } from './data.ts'

const [LEA, TOMAS] = USERS.slice(-2)

/** Who looks at which chat, by its place in the queue. */
const LOOKING = [
  [0, JONAS],
  [0, AYLIN],
  [1, INES],
  [2, AYLIN],
  [2, TOMAS],
  [2, LEA],
  [4, JONAS],
] as const

/** Colleagues in the chats of the queue, and some who write there beside customers. */
export function together(): Patch[] {
  const idOf = (index: number) => chats[index]?.row.session.id ?? ''
  const looking = LOOKING.flatMap(([index, user]): Patch[] =>
    user ? [{ kind: 'viewing', sessionId: idOf(index), who: 'user', memberId: user.id, viewing: true }] : [],
  )
  const customer = (index: number): Patch => ({
    ...{ kind: 'typing', sessionId: idOf(index), who: 'customer', typing: true },
    memberId: chats[index]?.row.customer.id ?? '',
  })
  const colleague = (index: number, memberId: string): Patch => ({
    ...{ kind: 'typing', sessionId: idOf(index), who: 'user', memberId, typing: true },
  })
  return [...looking, customer(0), customer(3), colleague(1, INES.id), colleague(4, JONAS.id)]
}
