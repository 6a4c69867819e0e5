import type { z } from 'zod'

/** A place in a list as clients carry it: opaque to them, checked when it comes back. */
export function encodeToken(place: object): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

/** Undefined when it is none of ours. */
export function decodeToken<Place>(schema: z.ZodType<Place>, token: string): Place | undefined {
  try {
    return schema.parse(JSON.parse(Buffer.from(token, 'base64url').toString('utf8')))
  } catch {
    return undefined
  }
}
