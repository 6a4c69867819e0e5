import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

const NONCE = 12
const TAG = 16

/**
 * Keeps what signs people in from whoever has the database alone. Each secret is bound to the one it belongs to, so
 * that it cannot be put into somebody else's row.
 */
export interface SignInKeys {
  seal(secret: Buffer, ownerId: string): Buffer
  /** Throws where it was sealed for somebody else, or with another key. */
  open(sealed: Buffer, ownerId: string): Buffer
  /** Of what is short enough to be tried out: without the key, it cannot be. */
  digest(text: string, ownerId: string): Buffer
}

export function createSignInKeys(master: string): SignInKeys {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', master, '', `parley ${purpose}`, 32))
  const sealing = derive('second factor')
  const hashing = derive('recovery code')
  return {
    seal(secret, ownerId) {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(Buffer.from(ownerId))
      return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()])
    },
    open(sealed, ownerId) {
      const decipher = createDecipheriv('aes-256-gcm', sealing, sealed.subarray(0, NONCE), {
        authTagLength: TAG,
      })
      decipher.setAAD(Buffer.from(ownerId)).setAuthTag(sealed.subarray(-TAG))
      return Buffer.concat([decipher.update(sealed.subarray(NONCE, -TAG)), decipher.final()])
    },
    digest: (text, ownerId) => createHmac('sha256', hashing).update(`${ownerId} ${text}`).digest(),
  }
}
