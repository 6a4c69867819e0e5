import { v7 as uuidv7 } from 'uuid'
import { createLinkTokens } from '../../../../../src/server/domain/files/link-token.ts'
import { fileIdOf, SECRET, uploadIdOf } from '../house.ts'
import { inSession, type Make, type Request, rest } from '../requests.ts'

const fileId: Make = (_caller, sessionId) => ({ fileId: fileIdOf(sessionId) })

const uploadId: Make = (_caller, sessionId) => ({ fileId: uploadIdOf(sessionId) })

export const FILES_REQUESTS = {
  'rest uploadFile': rest(
    'uploadFile',
    'held',
    inSession(() => ({ id: uuidv7(), name: 'file.txt' })),
  ),
  'rest uploadState': rest('uploadState', 'held', () => ({}), uploadId),
  'rest appendFile': rest('appendFile', 'held', () => ({ offset: 0 }), uploadId),
  'rest abandonUpload': rest('abandonUpload', 'held', () => ({}), uploadId),
  'rest linkFile': rest('linkFile', 'held', () => ({}), fileId),
  // As if each had been given a link: what counts is what its reader may see when it is used.
  'rest downloadFile': rest(
    'downloadFile',
    'held',
    () => ({}),
    async ({ id, kind, workspaceId }, sessionId) => {
      const identity = { id, kind: kind === 'customer' ? 'customer' : 'user', workspaceId } as const
      const claims = { identity, fileId: fileIdOf(sessionId), thumbnail: false }
      const token = await createLinkTokens(SECRET).issue(claims, new Date(Date.now() + 60_000))
      return { token }
    },
  ),
  'rest fileUsage': rest('fileUsage'),
} as const satisfies Record<string, Request>

// biome-ignore format: a table
export const FILES_TABLE = {
  //                          nobody     owner        assignee     outsider     admin    foreignStaff
  //                             garbage      stranger      teammate    supervisor  disabled    foreignCustomer
  'rest uploadFile':           '401 401 +/404 +/404 +/404 +/404   +/404 +/404 +/404 401 +/404 +/404',
  // An upload is its author's, here the customer's, whoever else may see the chat.
  'rest uploadState':          '401 401 =/404 =/404 404   404     404   404   404   401 404   =/404',
  'rest appendFile':           '401 401 +/404 +/404 404   404     404   404   404   401 404   +/404',
  'rest abandonUpload':        '401 401 +/404 +/404 404   404     404   404   404   401 404   +/404',
  'rest linkFile':             '401 401 +/404 +/404 +/404 +/404   +/404 +/404 +/404 401 +/404 +/404',
  'rest downloadFile':         '404 404 =/404 =/404 =/404 =/404   =/404 =/404 =/404 404 =/404 =/404',
  'rest fileUsage':            '401 401 403   403   403   403     403   403   =     401 =     403',
} as const satisfies Record<keyof typeof FILES_REQUESTS, string>
