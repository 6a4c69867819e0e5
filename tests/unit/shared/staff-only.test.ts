import { expect, it } from 'vitest'
import { isStaffOnly, messageStatus, messageType } from '#shared/entities.ts'

it('keeps notes from customers, and replies that nobody has let through; nothing else', () => {
  for (const type of messageType.options) {
    for (const status of messageStatus.options) {
      const hidden = type === 'note' || status === 'pending_approval' || status === 'rejected'
      expect([type, status, isStaffOnly({ type, status })]).toEqual([type, status, hidden])
    }
  }
})
