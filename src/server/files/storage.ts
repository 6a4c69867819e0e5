import type { Readable } from 'node:stream'

/** Bytes of an object, both ends included. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

/**
 * Where sealed files lie, on a disk or in a bucket. A key is `<workspace>/<first two of hash>/<hash>`, the same
 * everywhere; equal keys mean equal content, so what is there already may stay.
 */
export interface Storage {
  /** Takes over a finished file of this machine, which is gone afterwards or may be removed. */
  put(key: string, path: string): Promise<void>
  /** Throws {@link Missing} for what is not there. */
  open(key: string, range: ByteRange): Promise<Readable>
  /** Removing what is not there is well. */
  remove(key: string): Promise<void>
}

/** The database knows of an object that the storage does not have. */
export class Missing extends Error {
  override readonly name = 'Missing'
}
