import { z } from 'zod'
import { fileLink, fileUsage, upload, uploaded } from '../files.ts'
import { id } from '../ids.ts'
import { none, type Route } from './route.ts'

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
    response: uploaded,
    summary: 'Take a file in, for a message to carry. The body is its bytes; their type is found in them.',
    refusals: ['FORBIDDEN', 'NOT_FOUND', 'READ_ONLY', 'ID_REUSED', 'TOO_LARGE'],
    limits: ['uploads'],
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
