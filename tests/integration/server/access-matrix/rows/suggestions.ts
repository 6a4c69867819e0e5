import { suggestionIdOf } from '../house.ts'
import { command, inSession, type Make, type Request, rest } from '../requests.ts'

const words: Make = () => ({ kind: 'reply', body: 'What I was writing.', baseSeq: 1 })
const dismiss: Make = (_, sessionId) => ({
  suggestionId: suggestionIdOf(sessionId),
  decision: 'dismiss',
})
const forbid: Make = () => ({
  draftTravel: false,
  surveys: false,
  referenceUrl: 'https://shop.example/{reference}',
})

export const SUGGESTION_REQUESTS = {
  'rest readPolicy': rest('readPolicy'),
  'rest putPolicy': rest('putPolicy', null, forbid),
  'command suggestion.offer': command('suggestion.offer', 'held', inSession(words)),
  'command suggestion.settle': command('suggestion.settle', 'held', dismiss),
} as const satisfies Record<string, Request>

// biome-ignore format: a table
export const SUGGESTION_TABLE = {
  //                           nobody     owner        assignee     outsider     admin    foreignStaff
  //                              garbage      stranger      teammate    supervisor  disabled    foreignCustomer
  'rest readPolicy':           '401 401 403   403   =     =       =     =     =     401 =     403',
  'rest putPolicy':            '401 401 403   403   403   403     403   403   +     401 +     403',
  'command suggestion.offer':  '401 401 403   403   cf/404 +/404  cf/404 +/404 +/404 401 cf/404 403',
  'command suggestion.settle': '401 401 403   403   +/404 404     +/404 403/404 404 401 +/404 403',
} as const satisfies Record<keyof typeof SUGGESTION_REQUESTS, string>
