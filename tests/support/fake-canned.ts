import type { CannedResponse } from '#shared/entities.ts'
import type { ChannelInput, ChannelOutput } from '#shared/ipc.ts'
import { nextId, TEAMS } from './renderer-preview/data.ts'

type CannedChannel = 'canned.search' | 'canned.save' | 'canned.remove'
type Handlers = { [Name in CannedChannel]: (input: ChannelInput<Name>) => ChannelOutput<Name> }

const AT = '2026-01-01T00:00:00.000Z'

/** Prepared texts of a hotel: everybody's, a team's and one's own. */
export function fakeCanned(me: string): Handlers {
  const everybody = { teamId: null, ownerId: null, updatedAt: AT }
  const mine = { ...everybody, ownerId: me }
  const canned: CannedResponse[] = [
    {
      ...everybody,
      id: nextId(),
      shortcut: 'checkin',
      title: 'Late check-in',
      body: 'Hello {{customer.firstName}}, that is no problem: the desk is open until {{attribute.deskHours}}.',
    },
    {
      ...everybody,
      id: nextId(),
      shortcut: 'wifi',
      title: 'Wi-Fi in the rooms',
      body: 'The network is called **Harbour House**. The password is on the card in your room.',
    },
    {
      ...everybody,
      teamId: TEAMS[0]?.id ?? null,
      id: nextId(),
      shortcut: 'invoice',
      title: 'Invoice is on its way',
      body: 'Dear {{customer.name}},\n\nthe invoice for {{session.reference}} is on its way to you.\n\nKind regards\n{{agent.name}}, {{workspace.name}}',
    },
    {
      ...mine,
      id: nextId(),
      shortcut: 'thanks',
      title: 'Thank you and goodbye',
      body: 'Thank you for writing to us, {{customer.firstName}}. Have a lovely day!',
    },
  ]
  return {
    'canned.search': ({ query }) => {
      const wanted = query.toLowerCase()
      return {
        found: canned.filter(({ shortcut, title, body }) =>
          [shortcut, title, body].some((text) => text.toLowerCase().includes(wanted)),
        ),
      }
    },
    'canned.save': ({ id, shortcut, title, body }) => {
      const found = canned.find((one) => one.id === id)
      if (found) Object.assign(found, { shortcut, title, body })
      else canned.push({ ...mine, id: nextId(), shortcut, title, body })
      return {}
    },
    'canned.remove': ({ id }) => {
      const at = canned.findIndex((one) => one.id === id)
      if (at >= 0) canned.splice(at, 1)
      return {}
    },
  }
}
