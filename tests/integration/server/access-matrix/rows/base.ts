import { v7 as uuidv7 } from 'uuid'
import { DEVICE } from '../../client.ts'
import { PASSWORD } from '../../world.ts'
import { command, frame, hello, inSession, type Make, type Request, rest, withId } from '../requests.ts'

const refreshToken: Make = ({ refreshToken }) => ({ refreshToken })
/** Of a type that nobody has an open chat of. */
const opening: Make = () => ({ type: 'support', subject: 'New', message: { id: uuidv7(), body: 'Hello?' } })
/** Beyond all messages, so that nothing is stale and every watermark moves. */
const marks: Make = () => ({ deliveredSeq: 1_000, readSeq: 1_000 })
const text: Make = () => ({ type: 'text', body: 'An answer', baseSeq: 1_000 })
const note: Make = () => ({ type: 'note', body: 'A remark', baseSeq: 1_000 })

export const BASE_REQUESTS = {
  'rest health': rest('health'),
  'rest signIn': rest('signIn', null, ({ email }) => ({ email, password: PASSWORD, device: DEVICE })),
  'rest refresh': rest('refresh', null, refreshToken),
  'rest signOut': rest('signOut', null, refreshToken),
  'rest createCustomer': rest('createCustomer', null, ({ slug }) => {
    return { workspace: slug, name: 'Visitor', device: DEVICE }
  }),
  'rest me': rest('me'),
  'rest listSessions': rest('listSessions', null, () => ({ limit: '100' })),
  'rest startSession': rest('startSession', null, withId(opening)),
  'rest getSession': rest('getSession', 'held'),
  'rest claimSession': rest(
    'claimSession',
    'waiting',
    withId(() => ({})),
  ),
  'rest changeStatus': rest(
    'changeStatus',
    'held',
    withId(() => ({ to: 'paused' })),
  ),
  'rest changeStatus: locked': rest(
    'changeStatus',
    'held',
    withId(() => ({ to: 'locked' })),
  ),
  'rest mark': rest('mark', 'held', withId(marks)),
  'rest listMessages': rest('listMessages', 'held', () => ({ limit: '100' })),
  'rest sendMessage': rest('sendMessage', 'held', withId(text)),
  'rest sendMessage: note': rest('sendMessage', 'held', withId(note)),
  'rest sync': rest('sync', null, () => ({ limit: '500' })),

  'command session.start': command('session.start', null, opening),
  'command session.claim': command(
    'session.claim',
    'waiting',
    inSession(() => ({})),
  ),
  'command session.status': command(
    'session.status',
    'held',
    inSession(() => ({ to: 'paused' })),
  ),
  'command session.status: locked': command(
    'session.status',
    'held',
    inSession(() => ({ to: 'locked' })),
  ),
  'command session.status: ended': command(
    'session.status',
    'held',
    inSession(() => ({ to: 'ended', reason: 'Solved', survey: true })),
  ),
  'command session.mark': command('session.mark', 'held', inSession(marks)),
  'command message.send': command('message.send', 'held', inSession(text)),
  'command message.send: note': command('message.send', 'held', inSession(note)),

  'frame hello': frame('hello', null, hello),
  'frame pull': frame('pull', null, () => ({ since: null })),
  'frame checksum': frame('checksum'),
  'frame range': frame(
    'range',
    'held',
    inSession(() => ({ fromSeq: 1, toSeq: 100 })),
  ),
  'frame typing': frame(
    'typing',
    'held',
    inSession(() => ({ typing: true })),
  ),
} as const satisfies Record<string, Request>

// biome-ignore format: a table
export const BASE_TABLE = {
  //                          nobody     owner        assignee     outsider     admin    foreignStaff
  //                             garbage      stranger      teammate    supervisor  disabled    foreignCustomer
  'rest health':               '=   =   =     =     =     =       =     =     =     =   =     =',
  'rest signIn':               'pw  pw  pw    pw    +     +       +     +     +     pw  +     pw',
  'rest refresh':              '401 401 +     +     +     +       +     +     +     401 +     +',
  'rest signOut':              '=   =   +     +     +     +       +     +     +     +   +     +',
  'rest createCustomer':       '+   +   +     +     +     +       +     +     +     +   +     +',
  'rest me':                   '401 401 403   403   =     =       =     =     =     401 =     403',
  'rest listSessions':         '401 401 =     =     =     =       =     =     =     401 =     =',
  'rest sync':                 '401 401 =     =     =     =       =     =     =     401 =     =',
  'rest startSession':         '401 401 +     +     403   403     403   403   403   403 403   +',
  'rest getSession':           '401 401 =/404 =/404 =/404 =/404   =/404 =/404 =/404 401 =/404 =/404',
  'rest listMessages':         '401 401 =/404 =/404 =/404 =/404   =/404 =/404 =/404 401 =/404 =/404',
  'rest mark':                 '401 401 +/404 +/404 +/404 =/404   +/404 =/404 =/404 401 +/404 +/404',
  'rest sendMessage':          '401 401 +/404 +/404 +/404 403/404 +/404 +/404 +/404 401 +/404 +/404',
  'rest sendMessage: note':    '401 401 403/404 403/404 +/404 +/404 +/404 +/404 +/404 401 +/404 403/404',
  'rest claimSession':         '401 401 403   403   +/404 +/404   +/404 +/404 +/404 401 +/404 403',
  'rest changeStatus':         '401 401 403   403   +/404 403/404 +/404 +/404 +/404 401 +/404 403',
  'rest changeStatus: locked': '401 401 403   403  tr/404 403/404 tr/404 +/404 +/404 401 +/404 403',

  'command session.start':     '401 401 +     +     403   403     403   403   403   401 403   +',
  'command session.mark':      '401 401 +/404 +/404 +/404 =/404   +/404 =/404 =/404 401 +/404 +/404',
  'command message.send':      '401 401 +/404 +/404 +/404 403/404 +/404 +/404 +/404 401 +/404 +/404',
  'command message.send: note':
                               '401 401 403/404 403/404 +/404 +/404 +/404 +/404 +/404 401 +/404 403/404',
  'command session.claim':     '401 401 403   403   +/404 +/404   +/404 +/404 +/404 401 +/404 403',
  'command session.status':    '401 401 403   403   +/404 403/404 +/404 +/404 +/404 401 +/404 403',
  'command session.status: ended':
                              '401 401 403   403   +/404 403/404 +/404 +/404 +/404 401 +/404 403',
  'command session.status: locked':
                               '401 401 403   403  tr/404 403/404 tr/404 +/404 +/404 401 +/404 403',

  'frame hello':               '401 401 =     =     =     =       =     =     =     401 =     =',
  'frame pull':                '401 401 =     =     =     =       =     =     =     401 =     =',
  'frame checksum':            '401 401 =     =     =     =       =     =     =     401 =     =',
  'frame range':               '401 401 =/404 =/404 =/404 =/404   =/404 =/404 =/404 401 =/404 =/404',
  'frame typing':              '401 401 =/404 =/404 =/404 =/404   =/404 =/404 =/404 401 =/404 =/404',
} as const satisfies Record<keyof typeof BASE_REQUESTS, string>
