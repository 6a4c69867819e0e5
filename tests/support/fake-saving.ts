import type { Message } from '#shared/entities.ts'
import type { ChannelInput, ChannelOutput, Patch } from '#shared/ipc.ts'

type SavingChannel = 'attachment.save' | 'attachment.cancel'
type Handlers = {
  [Name in SavingChannel]: (input: ChannelInput<Name>) => ChannelOutput<Name> | Promise<ChannelOutput<Name>>
}

/** Every file takes some seconds, so that how far it is can be looked at. */
export function fakeSaving(
  messagesOf: (sessionId: string) => readonly Message[],
  push: (patch: Patch) => void,
): Handlers {
  const stops = new Map<string, () => void>()
  return {
    'attachment.save': ({ sessionId, messageId }) => {
      const size = messagesOf(sessionId).find(({ id }) => id === messageId)?.attachment?.size ?? 0
      const tell = (received: number | null) => push({ kind: 'saving', sessionId, messageId, received })
      return new Promise((resolve) => {
        let received = 0
        const end = (saved: boolean) => {
          clearInterval(timer)
          stops.delete(messageId)
          tell(null)
          resolve({ saved })
        }
        const timer = setInterval(() => {
          received = Math.min(size, received + Math.ceil(size / 50))
          if (received === size) end(true)
          else tell(received)
        }, 100)
        stops.set(messageId, () => end(false))
        tell(0)
      })
    },
    'attachment.cancel': ({ messageId }) => {
      stops.get(messageId)?.()
      return {}
    },
  }
}
