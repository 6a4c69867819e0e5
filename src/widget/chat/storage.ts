import type { z } from 'zod'

export type KeyStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** The browser's storage, or, where it is forbidden (a frame on another site may be), a page's own memory. */
export function browserStore(): KeyStore {
  try {
    const probe = 'parley.probe'
    localStorage.setItem(probe, probe)
    localStorage.removeItem(probe)
    return localStorage
  } catch {
    return memoryStore()
  }
}

export function memoryStore(): KeyStore {
  const values = new Map<string, string>()
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  }
}

/** One value in the store. What does not fit its schema any more is as good as absent. */
export class Slot<Schema extends z.ZodType> {
  readonly key: string
  readonly #store: KeyStore
  readonly #schema: Schema

  constructor(store: KeyStore, key: string, schema: Schema) {
    this.#store = store
    this.key = key
    this.#schema = schema
  }

  read(): z.output<Schema> | null {
    const text = this.#store.getItem(this.key)
    if (text === null) return null
    try {
      return this.#schema.parse(JSON.parse(text))
    } catch {
      return null
    }
  }

  write(value: z.output<Schema>): void {
    this.#store.setItem(this.key, JSON.stringify(value))
  }

  clear(): void {
    this.#store.removeItem(this.key)
  }
}
