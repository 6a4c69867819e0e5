import { v7 as uuidv7 } from 'uuid'
import { DEVICE } from '../../client.ts'
import { PASSWORD } from '../../world.ts'
import { customerOf, SPARE_DEVICE, SPARE_KEYS, staffOf } from '../house.ts'
import { command, inSession, type Make, type Request, rest, withId } from '../requests.ts'

const canned: Make = () => ({ shortcut: 'new-one', title: 'New', body: 'Hello {{customer.name}}' })
const label: Make = () => ({ kind: 'tag', name: 'new', color: 'red' })
const definition: Make = () => ({ subject: 'customer', key: 'newKey', label: 'New', type: 'text' })
const visitor: Make = ({ slug }) => ({
  ...{ id: uuidv7(), workspace: slug, name: 'Visitor', email: 'new@visitors.test', device: DEVICE },
  message: { id: uuidv7(), body: 'Is nobody there?' },
})
const recruit: Make = ({ slug }) => ({
  ...{ id: uuidv7(), name: 'New', email: `new@${slug}.test`, role: 'agent' },
  password: 'long enough to be one',
})
const phone: Make = () => ({ phone: '+49 30 1234567' })
const notes: Make = () => ({ notes: 'Is always friendly' })
const reason: Make = () => ({ reason: 'Was not friendly' })
const score: Make = () => ({ score: 4, comment: 'Fine' })
const nothing: Make = () => ({})

const customerParams: Make = (_, sessionId) => ({ customerId: customerOf(sessionId) })
/** Prepared texts have the ids of the chats of their place. */
const cannedParams: Make = (_, sessionId) => ({ cannedResponseId: sessionId })
const newId = (name: string): Make => {
  return () => ({ [name]: uuidv7() })
}
const self: Make = ({ id }) => ({ userId: id })
const spare: Make = () => ({ deviceId: SPARE_DEVICE.id })
/** Each signs it with the same key: whose device has not registered that, is refused. */
const receipt: Make = ({ id }) => ({ receipt: SPARE_KEYS.receipt({ sub: id, device: SPARE_DEVICE.id }) })
/** Who answers a chat of their place; for one that is not there, nobody. */
const assigneeOf: Make = (_, sessionId) => ({ userId: staffOf(sessionId) })

const ofCustomer = (make: Make): Make => {
  return (caller, sessionId) => ({ ...customerParams(caller, sessionId), ...make(caller, sessionId) })
}

export const DIRECTORY_REQUESTS = {
  'rest listCannedResponses': rest('listCannedResponses'),
  'rest putCannedResponse': rest('putCannedResponse', null, canned, newId('cannedResponseId')),
  'rest putCannedResponse: own': rest(
    'putCannedResponse',
    null,
    (caller, sessionId) => ({ ...canned(caller, sessionId), ownerId: caller.id }),
    newId('cannedResponseId'),
  ),
  'rest deleteCannedResponse': rest('deleteCannedResponse', 'held', nothing, cannedParams),
  'rest listLabels': rest('listLabels'),
  'rest putLabel': rest('putLabel', null, label, newId('labelId')),
  'rest listAttributeDefinitions': rest('listAttributeDefinitions'),
  'rest putAttributeDefinition': rest('putAttributeDefinition', null, definition, newId('definitionId')),

  'rest getCustomer': rest('getCustomer', 'held', nothing, customerParams),
  'rest listCustomerSessions': rest('listCustomerSessions', 'held', () => ({ limit: '50' }), customerParams),
  'rest updateCustomer': rest('updateCustomer', 'held', withId(phone), customerParams),
  'rest updateCustomer: notes': rest('updateCustomer', 'held', withId(notes), customerParams),
  'rest blockCustomer': rest('blockCustomer', 'held', withId(reason), customerParams),
  'rest unblockCustomer': rest('unblockCustomer', 'held', withId(nothing), customerParams),
  'rest availability': rest('availability', null, ({ slug }) => ({ workspace: slug })),
  'rest leaveMessage': rest('leaveMessage', null, visitor),

  'rest listUsers': rest('listUsers'),
  'rest createUser': rest('createUser', null, recruit),
  'rest updateUser: own name': rest('updateUser', null, () => ({ name: 'Another' }), self),
  'rest updateUser': rest('updateUser', null, () => ({ capacity: 3 }), self),
  'rest putTeam': rest('putTeam', null, () => ({ name: 'New' }), newId('teamId')),
  'rest changePassword': rest('changePassword', null, () => ({
    ...{ current: PASSWORD, next: 'another one for tests' },
  })),
  'rest listDevices': rest('listDevices'),
  'rest removeDevice': rest('removeDevice', null, nothing, spare),
  'rest wipeOwnDevice': rest('wipeOwnDevice', null, nothing, spare),
  'rest listDevicesOf': rest('listDevicesOf', null, nothing, self),
  'rest listDevicesOf: a colleague': rest('listDevicesOf', 'held', nothing, assigneeOf),
  'rest wipeDevice': rest('wipeDevice', 'held', nothing, (caller, sessionId) => ({
    ...assigneeOf(caller, sessionId),
    ...spare(caller, sessionId),
  })),
  'rest wipeReceipt': rest('wipeReceipt', null, receipt, spare),

  'rest rateSession': rest('rateSession', 'ended', withId(score)),
  'rest ratingSummary': rest('ratingSummary'),

  'command customer.update': command('customer.update', 'held', ofCustomer(phone)),
  'command customer.update: notes': command('customer.update', 'held', ofCustomer(notes)),
  'command customer.block': command('customer.block', 'held', ofCustomer(reason)),
  'command customer.unblock': command('customer.unblock', 'held', ofCustomer(nothing)),
  'command session.rate': command('session.rate', 'ended', inSession(score)),
} as const satisfies Record<string, Request>

// biome-ignore format: a table
export const DIRECTORY_TABLE = {
  //                                nobody     owner        assignee     outsider     admin    foreignStaff
  //                                   garbage      stranger      teammate    supervisor  disabled    foreignCustomer
  'rest listCannedResponses':       '401 401 403   403   =     =       =     =     =     401 =     403',
  'rest putCannedResponse':         '401 401 403   403   403   403     403   +     +     401 +     403',
  'rest putCannedResponse: own':    '401 401 403   403   +     +       +     +     +     401 +     403',
  'rest deleteCannedResponse':      '401 401 403   403 403/404 403/404 403/404 +/404 +/404 401 +/404 403',
  'rest listLabels':                '401 401 403   403   =     =       =     =     =     401 =     403',
  'rest putLabel':                  '401 401 403   403   403   403     403   +     +     401 +     403',
  'rest listAttributeDefinitions':  '401 401 403   403   =     =       =     =     =     401 =     403',
  'rest putAttributeDefinition':    '401 401 403   403   403   403     403   403   +     401 +     403',

  'rest getCustomer':               '401 401 403   403   =/404 =/404   =/404 =/404 =/404 401 =/404 403',
  'rest listCustomerSessions':      '401 401 403   403   =/404 =/404   =/404 =/404 =/404 401 =/404 403',
  'rest updateCustomer':            '401 401 +/404 +/404 +/404 +/404   +/404 +/404 +/404 401 +/404 +/404',
  'rest updateCustomer: notes':     '401 401 403/404 403/404 +/404 +/404 +/404 +/404 +/404 401 +/404 403/404',
  'rest blockCustomer':             '401 401 403   403   403   403     403   +/404 +/404 401 +/404 403',
  'rest unblockCustomer':           '401 401 403   403   403   403     403   +/404 +/404 401 +/404 403',
  'rest availability':              '=   =   =     =     =     =       =     =     =     =   =     =',
  'rest leaveMessage':              '+   +   +     +     +     +       +     +     +     +   +     +',

  'rest listUsers':                 '401 401 403   403   =     =       =     =     =     401 =     403',
  'rest createUser':                '401 401 403   403   403   403     403   403   +     401 +     403',
  'rest updateUser: own name':      '401 401 403   403   +     +       +     +     +     401 +     403',
  'rest updateUser':                '401 401 403   403   403   403     403   403   +     401 +     403',
  'rest putTeam':                   '401 401 403   403   403   403     403   403   +     401 +     403',
  'rest changePassword':            '401 401 403   403   +     +       +     +     +     401 +     403',
  'rest listDevices':               '401 401 403   403   =     =       =     =     =     401 =     403',
  'rest removeDevice':              '401 401 403   403   +     +       +     +     +     401 +     403',
  'rest wipeOwnDevice':             '401 401 403   403   +     +       +     +     +     401 +     403',
  'rest listDevicesOf':             '401 401 403   403   =     =       =     =     =     401 =     403',
  'rest listDevicesOf: a colleague':
                                    '401 401 403   403   =/403 403     =/403 403   =/404 401 =/404 403',
  'rest wipeDevice':                '401 401 403   403   +/403 403     +/403 403   +/404 401 +/404 403',
  'rest wipeReceipt':               '401 401 401   401   +     +       +     +     +     +   +     401',

  'rest rateSession':               '401 401 +/404 +/404 403   403     403   403   403   403 403   +/404',
  'rest ratingSummary':             '401 401 403   403   403   403     403   =     =     401 =     403',

  'command customer.update':        '401 401 +/404 +/404 +/404 +/404   +/404 +/404 +/404 401 +/404 +/404',
  'command customer.update: notes': '401 401 403/404 403/404 +/404 +/404 +/404 +/404 +/404 401 +/404 403/404',
  'command customer.block':         '401 401 403   403   403   403     403   +/404 +/404 401 +/404 403',
  'command customer.unblock':       '401 401 403   403   403   403     403   +/404 +/404 401 +/404 403',
  'command session.rate':           '401 401 +/404 +/404 403   403     403   403   403   401 403   +/404',
} as const satisfies Record<keyof typeof DIRECTORY_REQUESTS, string>
