import { isStaffOnly, type Message, type Participant } from '#shared/entities.ts'
import type { PendingMessage } from '#shared/ipc.ts'

/** How far a message of staff has come. Confirmed ones by the customer's watermarks, pending ones by the outbox. */
export type DeliveryState = 'sent' | 'delivered' | 'read' | PendingMessage['state']

export function deliveryState(
  message: Pick<Message, 'seq' | 'type' | 'status'>,
  customer: Pick<Participant, 'deliveredSeq' | 'readSeq'> | undefined,
): DeliveryState {
  // What is for staff only goes to no customer's screen: it has arrived when the server has it.
  if (isStaffOnly(message) || !customer) return 'sent'
  if (customer.readSeq >= message.seq) return 'read'
  return customer.deliveredSeq >= message.seq ? 'delivered' : 'sent'
}

/** States in which a message waits for its author's decision. */
export function isStuck(state: DeliveryState): state is 'failed' | 'stale' | 'confirm' {
  return state === 'failed' || state === 'stale' || state === 'confirm'
}
