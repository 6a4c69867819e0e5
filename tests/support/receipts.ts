import { generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto'
import { WIPE_RECEIPT_AUDIENCE, type WipeReceipt } from '../../src/shared/devices.ts'

/** A device's key pair, as it is registered and as receipts are signed with it. */
export interface ReceiptKeys {
  readonly receiptKey: string
  receipt(claims: Pick<WipeReceipt, 'sub' | 'device'> & Partial<WipeReceipt>): string
}

export function makeReceiptKeys(): ReceiptKeys {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return {
    receiptKey: publicKey.export({ format: 'jwk' }).x ?? '',
    receipt: (claims) =>
      jws(privateKey, {
        jti: randomUUID(),
        aud: WIPE_RECEIPT_AUDIENCE,
        reason: 'lease',
        wipeToken: null,
        destroyed: ['key', 'files'],
        unsent: 0,
        lastContact: '2999-01-01T00:00:00.000Z',
        at: new Date().toISOString(),
        ...claims,
      }),
  }
}

function jws(privateKey: KeyObject, claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const text = `${part({ alg: 'EdDSA' })}.${part(claims)}`
  return `${text}.${sign(null, Buffer.from(text), privateKey).toString('base64url')}`
}
