import { arabic } from './content/ar.ts'
import type { DemoPart } from './content/chat.ts'
import { german } from './content/de.ts'
import { english } from './content/en.ts'
import { spanish } from './content/es.ts'
import { french } from './content/fr.ts'
import type { DemoCustomer, DemoSession } from './types.ts'

const PARTS: readonly DemoPart[] = [english, german, french, spanish, arabic]

/** The people and chats of the demo workspace: a travel company that also sells things for the road. */
export const DEMO_CUSTOMERS: readonly DemoCustomer[] = PARTS.flatMap((part) => part.customers)

export const DEMO_SESSIONS: readonly DemoSession[] = PARTS.flatMap((part, index) => {
  const offset = PARTS.slice(0, index).reduce((count, earlier) => count + earlier.customers.length, 0)
  return part.sessions.map((session) => ({ ...session, customer: session.customer + offset }))
})
