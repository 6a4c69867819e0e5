import { z } from 'zod'
import { fileLink, fileUsage, upload, uploadPlace, uploadState } from '../files.ts'
import { authoredId, id } from '../ids.ts'
import { none, type Route } from './route.ts'

const uploadParams = z.strictObject({ fileId: authoredId })

/**
 * An upload that is cut resumes as in tus 1.0: it is created with its length, asked how far it has come, and appended
 * to there. What tus says in header fields stands in the query, and answers are JSON, as everywhere here.
 */
export const FILES_ROUTES = {
  uploadFile: {
    method: 'POST',
    path: '/files',
    auth: 'any',
    params: none,
    query: upload,
    body: null,
    binary: 'request',
    status: 201,
    response: uploadState,
    summary:
      'Take a file in, for a message to carry. The body is its bytes, or with `length` its beginning, which may be ' +
      'nothing; their type is found in them.',
    refusals: ['FORBIDDEN', 'NOT_FOUND', 'READ_ONLY', 'ID_REUSED', 'TOO_LARGE'],
    limits: ['uploads'],
  },
  uploadState: {
    method: 'GET',
    path: '/files/:fileId',
    auth: 'any',
    params: uploadParams,
    query: none,
    body: null,
    status: 200,
    response: uploadState,
    summary: 'How far an upload of the caller has come. What has come stays for a day.',
    refusals: [],
  },
  appendFile: {
    method: 'PATCH',
    path: '/files/:fileId',
    auth: 'any',
    params: uploadParams,
    query: uploadPlace,
    body: null,
    binary: 'request',
    status: 200,
    response: uploadState,
    summary:
      'The next bytes of an upload. Those that came before a cut stay; CONFLICT says in `details.offset` where to go on.',
    refusals: ['FORBIDDEN', 'READ_ONLY', 'CONFLICT', 'ID_REUSED', 'TOO_LARGE'],
  },
  abandonUpload: {
    method: 'DELETE',
    path: '/files/:fileId',
    auth: 'any',
    params: uploadParams,
    query: none,
    body: null,
    status: 204,
    response: z.undefined(),
    summary: 'Give up an upload, or a file that no message carries yet.',
    refusals: [],
  },
  linkFile: {
    method: 'GET',
    path: '/files/:fileId/link',
    auth: 'any',
    params: z.strictObject({ fileId: id }),
    query: none,
    body: null,
    status: 200,
    response: fileLink,
    summary: 'Short-lived links to a file, for the caller only. Every one is recorded.',
    refusals: [],
    limits: ['downloads'],
  },
  downloadFile: {
    method: 'GET',
    path: '/files/content/:token',
    auth: 'public',
    params: z.strictObject({ token: z.string().min(1).max(1_000) }),
    query: none,
    body: null,
    binary: 'response',
    status: 200,
    response: z.undefined(),
    summary: 'The bytes behind a link. One `Range` is served; the rights are looked up again.',
    refusals: [],
  },
  fileUsage: {
    method: 'GET',
    path: '/files/usage',
    auth: 'staff',
    params: none,
    query: none,
    body: null,
    status: 200,
    response: fileUsage,
    summary: 'What the files of the workspace take up.',
    refusals: ['FORBIDDEN'],
  },
} as const satisfies Record<string, Route>
