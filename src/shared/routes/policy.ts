import { z } from 'zod'
import { none, type Route } from './route.ts'

/** What stands for the number in the address of a booking or an order. */
export const REFERENCE = '{reference}'

/** Longest address of bookings or orders, in UTF-16 units. */
export const MAX_REFERENCE_URL = 1_000

/**
 * Where bookings or orders are to be looked at, with `{reference}` for the number of one. It stands in the path or
 * after it: a number must not say which server is asked.
 */
export const referenceUrl = z
  .string()
  .max(MAX_REFERENCE_URL)
  .refine(
    (text) => !/[\s\p{Cc}\p{Cf}\\]/u.test(text),
    'The address contains a character that no address has.',
  )
  .refine(isReferenceUrl, `Write an address with https and ${REFERENCE} in it, after the server's name.`)

/** Null for what is no address. `URL.canParse` is younger than some of what this runs on. */
export function urlOf(text: string): URL | null {
  try {
    return new URL(text)
  } catch {
    return null
  }
}

function isReferenceUrl(text: string): boolean {
  const url = text.startsWith('https://') ? urlOf(text) : null
  if (url === null) return false
  const { username, password } = url
  const server = 'https://'.length
  const slash = text.indexOf('/', server)
  // Of `https:///a` browsers make a server called "a".
  return username === '' && password === '' && slash > server && text.indexOf(REFERENCE) > slash
}

/**
 * The address of one booking or order: whatever its number is made of, it stays one piece of the address. Null for what
 * would be read as a way up from there, which no encoding prevents.
 */
export function addressOfReference(template: string, reference: string): string | null {
  if (/^\.{0,2}$/.test(reference)) return null
  const encoded = encodeURIComponent(reference.replace(/\p{Cs}/gu, '\uFFFD'))
  return template.split(REFERENCE).join(encoded)
}

/** What a workspace allows, as `welcome` says it: consoles before version 4 of the protocol take no more than this. */
export const workspacePolicy = z.strictObject({
  /** What somebody was writing goes along when their chat goes to somebody else. */
  draftTravel: z.boolean(),
})
export type WorkspacePolicy = z.infer<typeof workspacePolicy>

/** What consoles know of a workspace besides. */
export const workspaceFacts = z.object({
  /** Customers are asked how they were helped when their chat ends, unless whoever ends it says otherwise. */
  surveys: z.boolean(),
  referenceUrl: referenceUrl.nullable().catch(null),
})
export type WorkspaceFacts = z.infer<typeof workspaceFacts>

/** Everything that admins say of a workspace. */
export const workspaceSettings = z.strictObject({
  ...workspacePolicy.shape,
  surveys: workspaceFacts.shape.surveys,
  referenceUrl: referenceUrl.nullable(),
})
export type WorkspaceSettings = z.infer<typeof workspaceSettings>

export const POLICY_ROUTES = {
  readPolicy: {
    method: 'GET',
    path: '/policy',
    auth: 'staff',
    params: none,
    query: none,
    body: null,
    status: 200,
    response: workspaceSettings,
    summary: 'What the workspace allows, and what its consoles know of it.',
    refusals: [],
  },
  putPolicy: {
    method: 'PUT',
    path: '/policy',
    auth: 'staff',
    params: none,
    query: none,
    body: workspaceSettings.partial(),
    status: 200,
    response: workspaceSettings,
    summary:
      'Say what the workspace allows. What is not named is left as it is. Consoles hear of it when they connect next.',
    refusals: [],
    limits: ['admin'],
  },
} as const satisfies Record<string, Route>
