import { command, frame, inSession, type Make, type Request, rest, withId } from '../requests.ts'

const toQueue: Make = () => ({ to: { kind: 'queue' }, note: '' })
const pausing: Make = (_, sessionId) => ({
  sessionIds: [sessionId],
  action: { kind: 'status', to: 'paused' },
})
/** By hand, so that routing itself leaves the chats of the house alone. */
const rule: Make = () => ({
  ...{ teamId: null, strategy: 'manual', matchSkills: true, matchLanguages: true },
  ...{ relaxSeconds: 60, offerSeconds: 30, graceSeconds: 90 },
})
const nothing: Make = () => ({})

export const ASSIGNMENT_REQUESTS = {
  'rest assignSession': rest('assignSession', 'held', withId(toQueue)),
  'rest declineSession': rest('declineSession', 'offered', withId(nothing)),
  'rest bulkSessions': rest('bulkSessions', null, withId(pausing)),
  'rest listPresence': rest('listPresence'),
  'rest listRouting': rest('listRouting'),
  'rest setRouting': rest('setRouting', null, rule),
  'rest listRoutingDecisions': rest('listRoutingDecisions', 'held', () => ({ limit: '100' })),

  'command session.assign': command('session.assign', 'held', inSession(toQueue)),
  'command session.decline': command('session.decline', 'offered', inSession(nothing)),

  'frame presence': frame('presence', null, () => ({ status: 'busy' })),
  'frame viewing': frame(
    'viewing',
    'held',
    inSession(() => ({ viewing: true })),
  ),
} as const satisfies Record<string, Request>

// biome-ignore format: a table
export const ASSIGNMENT_TABLE = {
  //                           nobody     owner        assignee     outsider     admin    foreignStaff
  //                              garbage      stranger      teammate    supervisor  disabled    foreignCustomer
  'rest assignSession':        '401 401 403   403   +/404 403/404 +/404 +/404 +/404 401 +/404 403',
  'rest declineSession':       '401 401 403   403   +/404 cf/404  +/404 cf/404 cf/404 401 +/404 403',
  'rest bulkSessions':         '401 401 403   403   403   403     403   +     +     401 +     403',
  'rest listPresence':         '401 401 403   403   =     =       =     =     =     401 =     403',
  'rest listRouting':          '401 401 403   403   403   403     403   =     =     401 =     403',
  'rest setRouting':           '401 401 403   403   403   403     403   403   +     401 +     403',
  'rest listRoutingDecisions': '401 401 403   403   =/404 =/404   =/404 =/404 =/404 401 =/404 403',

  'command session.assign':    '401 401 403   403   +/404 403/404 +/404 +/404 +/404 401 +/404 403',
  'command session.decline':   '401 401 403   403   +/404 cf/404  +/404 cf/404 cf/404 401 +/404 403',

  'frame presence':            '401 401 403   403   +     +       +     +     +     401 +     403',
  'frame viewing':             '401 401 =/404 =/404 =/404 =/404   =/404 =/404 =/404 401 =/404 =/404',
} as const satisfies Record<keyof typeof ASSIGNMENT_REQUESTS, string>
