import { addressOfReference, REFERENCE, referenceUrl, urlOf } from '#shared/routes/policy.ts'

/** Why an address cannot be where bookings and orders are looked at. */
export type AddressProblem = 'https' | 'place' | 'login' | 'address'

const ORDINARY = 'BK-20731'
/** Marks what stands inside a sentence as going from left to right, whatever the sentence does. */
const apart = (text: string) => `\u2066${text}\u2069`

/** Null where nothing speaks against it. */
export function addressProblem(address: string): AddressProblem | null {
  if (referenceUrl.safeParse(address).success) return null
  if (!address.startsWith('https://')) return 'https'
  const url = urlOf(address)
  if (url === null) return address.includes(REFERENCE) ? 'address' : 'place'
  if (url.username !== '' || url.password !== '') return 'login'
  const path = address.indexOf('/', 'https://'.length)
  return path < 0 || !address.slice(path).includes(REFERENCE) || address.indexOf(REFERENCE) < path
    ? 'place'
    : 'address'
}

/** What a booking would lead to, to be seen before there is one. */
export function exampleOf(template: string): { reference: string; address: string } | null {
  const address = addressProblem(template) === null ? addressOfReference(template, ORDINARY) : null
  return address === null ? null : { reference: apart(ORDINARY), address: apart(address) }
}

/** As it is written in the middle of a sentence. */
export const PLACE = apart(REFERENCE)
