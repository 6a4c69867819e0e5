import { v7 as uuidv7 } from 'uuid'
import { type Make, type Request, rest } from '../requests.ts'

const NINE_TO_FIVE = [{ from: '09:00', to: '17:00' }]
const hours: Make = () => ({
  name: 'Office',
  timeZone: 'Europe/Berlin',
  weekly: {
    ...{ monday: NINE_TO_FIVE, tuesday: NINE_TO_FIVE, wednesday: NINE_TO_FIVE, thursday: NINE_TO_FIVE },
    ...{ friday: NINE_TO_FIVE, saturday: [], sunday: [] },
  },
  holidays: [],
})

const PROMISE = { firstResponse: 10, nextResponse: 20, resolution: null }
/** Archived: one in force would have the jobs write to sessions, which nobody here has asked for. */
const policy: Make = () => ({
  ...{ name: 'Standard', calendarId: null, teamId: null, warnAtPercent: 75, archived: true },
  targets: { low: PROMISE, normal: PROMISE, high: PROMISE, urgent: PROMISE },
})

export const SLA_REQUESTS = {
  'rest listBusinessHours': rest('listBusinessHours'),
  'rest putBusinessHours': rest('putBusinessHours', null, hours, () => ({ calendarId: uuidv7() })),
  'rest listSlaPolicies': rest('listSlaPolicies'),
  'rest putSlaPolicy': rest('putSlaPolicy', null, policy, () => ({ policyId: uuidv7() })),
  'rest listSlaEvents': rest('listSlaEvents', 'held'),
} as const satisfies Record<string, Request>

// biome-ignore format: a table
export const SLA_TABLE = {
  //                          nobody     owner        assignee     outsider     admin    foreignStaff
  //                             garbage      stranger      teammate    supervisor  disabled    foreignCustomer
  'rest listBusinessHours':    '401 401 403   403   =     =       =     =     =     401 =     403',
  'rest putBusinessHours':     '401 401 403   403   403   403     403   403   +     401 +     403',
  'rest listSlaPolicies':      '401 401 403   403   =     =       =     =     =     401 =     403',
  'rest putSlaPolicy':         '401 401 403   403   403   403     403   403   +     401 +     403',
  'rest listSlaEvents':        '401 401 403   403   =/404 =/404   =/404 =/404 =/404 401 =/404 403',
} as const satisfies Record<keyof typeof SLA_REQUESTS, string>
