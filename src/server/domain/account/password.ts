import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

/** argon2id with the parameters that OWASP recommends (19 MiB, 2 passes, 1 lane), which are the library's own. */
export function hashPassword(password: string): Promise<string> {
  return hash(password)
}

let nobodys: Promise<string> | undefined

/** Takes as long for an address that nobody has as for a wrong password, so that time does not tell the two apart. */
export function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  if (passwordHash !== null) return verify(passwordHash, password)
  nobodys ??= hashPassword(randomBytes(16).toString('hex'))
  return nobodys.then((hash) => verify(hash, password)).then(() => false)
}
