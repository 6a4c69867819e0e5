import { messageIn } from '../house.ts'
import { command, inSession, type Make, type Request, rest, withId } from '../requests.ts'

const update: Make = () => ({
  subject: 'Another',
  priority: 'high',
  tags: { remove: ['old'] },
  attributes: {},
})
const snooze: Make = () => ({ until: new Date(Date.now() + 60_000).toISOString() })
const wake: Make = () => ({ until: null })
const edit: Make = () => ({ body: 'Other words', baseEditedAt: null })
const approve: Make = () => ({ decision: 'approve' })
const nothing: Make = () => ({})

type Which = Parameters<typeof messageIn>[1]
const named = (which: Which): Make => {
  return (_, sessionId) => ({ messageId: messageIn(sessionId, which) })
}
const about = (which: Which, make: Make): Make => {
  return (caller, sessionId) => ({ ...named(which)(caller, sessionId), ...make(caller, sessionId) })
}

export const CONVERSATION_REQUESTS = {
  'rest listUnread': rest('listUnread'),
  'rest updateSession': rest('updateSession', 'held', withId(update)),
  'rest snoozeSession': rest('snoozeSession', 'held', withId(snooze)),
  'rest editMessage': rest('editMessage', 'held', withId(edit), named('customer')),
  'rest editMessage: a reply': rest('editMessage', 'held', withId(edit), named('assignee')),
  'rest editMessage: a pending one': rest('editMessage', 'held', withId(edit), named('pending')),
  'rest deleteMessage': rest('deleteMessage', 'held', withId(nothing), named('customer')),
  'rest deleteMessage: a reply': rest('deleteMessage', 'held', withId(nothing), named('assignee')),
  'rest deleteMessage: a pending one': rest('deleteMessage', 'held', withId(nothing), named('pending')),
  'rest reviewMessage': rest('reviewMessage', 'held', withId(approve), named('pending')),

  'command session.update': command('session.update', 'held', inSession(update)),
  'command session.snooze': command('session.snooze', 'held', inSession(wake)),
  'command message.edit': command('message.edit', 'held', inSession(about('customer', edit))),
  'command message.delete': command('message.delete', 'held', inSession(about('assignee', nothing))),
  'command message.review': command('message.review', 'held', inSession(about('pending', approve))),
} as const satisfies Record<string, Request>

// biome-ignore format: a table
export const CONVERSATION_TABLE = {
  //                          nobody     owner        assignee     outsider     admin    foreignStaff
  //                             garbage      stranger      teammate    supervisor  disabled    foreignCustomer
  'rest listUnread':           '401 401 =     =     =     =       =     =     =     401 =     =',
  'rest updateSession':        '401 401 403   403   +/404 403/404 +/404 +/404 +/404 401 +/404 403',
  'rest snoozeSession':        '401 401 403   403   +/404 403/404 +/404 +/404 +/404 401 +/404 403',
  'rest editMessage':          '401 401 +/404 +/404 403/404 403/404 403/404 403/404 403/404 401 403/404 +/404',
  'rest editMessage: a reply': '401 401 403/404 403/404 +/404 403/404 +/404 403/404 403/404 401 +/404 403/404',
  'rest editMessage: a pending one':
                               '401 401 404   404   +/404 403/404 +/404 403/404 403/404 401 +/404 404',
  'rest deleteMessage':        '401 401 +/404 +/404 403/404 403/404 403/404 +/404 +/404 401 +/404 +/404',
  'rest deleteMessage: a reply':
                               '401 401 403/404 403/404 +/404 403/404 +/404 +/404 +/404 401 +/404 403/404',
  'rest deleteMessage: a pending one':
                               '401 401 404   404   +/404 403/404 +/404 +/404 +/404 401 +/404 404',
  'rest reviewMessage':        '401 401 403   403   403   403     403   +/404 +/404 401 403/404 403',

  'command session.update':    '401 401 403   403   +/404 403/404 +/404 +/404 +/404 401 +/404 403',
  'command session.snooze':    '401 401 403   403   +/404 403/404 +/404 +/404 +/404 401 +/404 403',
  'command message.edit':      '401 401 +/404 +/404 403/404 403/404 403/404 403/404 403/404 401 403/404 +/404',
  'command message.delete':    '401 401 403/404 403/404 +/404 403/404 +/404 +/404 +/404 401 +/404 403/404',
  'command message.review':    '401 401 403   403   403   403     403   +/404 +/404 401 403/404 403',
} as const satisfies Record<keyof typeof CONVERSATION_REQUESTS, string>
