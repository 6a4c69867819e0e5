import { type Request, rest } from '../requests.ts'

/** The words are those of the house, which stand in every chat's: whatever leaks is found. */
export const FINDING_REQUESTS = {
  'rest listSessions: all of it': rest('listSessions', null, () => {
    return { status: 'waiting,active', type: 'general,booking', text: 'subj', sort: 'created', count: 'true' }
  }),
  'rest listSessions: of staff': rest('listSessions', null, () => {
    return { priority: 'normal', sort: 'waiting', snoozed: 'false', count: 'true' }
  }),
  'rest countSessions': rest('countSessions'),
  'rest search': rest('search', null, () => ({ q: 'of', limit: '100' })),
  'rest search: notes': rest('search', null, () => ({ q: 'note', in: 'messages' })),
  'rest search: subjects': rest('search', null, () => ({ q: 'subject', in: 'sessions' })),
  'rest search: of staff': rest('search', null, () => ({ q: 'of', sender: 'user' })),
  'rest search: customers': rest('search', null, () => ({ q: 'visitors', in: 'customers' })),
} as const satisfies Record<string, Request>

// biome-ignore format: a table
export const FINDING_TABLE = {
  //                              nobody     owner        assignee     outsider     admin    foreignStaff
  //                                 garbage      stranger      teammate    supervisor  disabled    foreignCustomer
  'rest listSessions: all of it': '401 401 =     =     =     =       =     =     =     401 =     =',
  'rest listSessions: of staff':  '401 401 403   403   =     =       =     =     =     401 =     403',
  'rest countSessions':           '401 401 403   403   =     =       =     =     =     401 =     403',
  'rest search':                  '401 401 =     =     =     =       =     =     =     401 =     =',
  'rest search: notes':           '401 401 =     =     =     =       =     =     =     401 =     =',
  'rest search: subjects':        '401 401 =     =     =     =       =     =     =     401 =     =',
  'rest search: of staff':         '401 401 =     =     =     =       =     =     =     401 =     =',
  'rest search: customers':       '401 401 403   403   =     =       =     =     =     401 =     403',
} as const satisfies Record<keyof typeof FINDING_REQUESTS, string>
