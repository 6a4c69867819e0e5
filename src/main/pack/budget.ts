/** How much of what can be fetched again is kept on this computer. */
export interface CacheBudget {
  /** Of cache.db's pages in use, index included. */
  bytes: number
  /** Whole transcripts, to be read offline. */
  transcripts: number
  /** Of closed chats, days since their last message. */
  days: number
}

export const CACHE_BUDGET: CacheBudget = { bytes: 512 * 1024 * 1024, transcripts: 2_000, days: 90 }

/**
 * Parts of the bytes. Transcripts are fetched up to the first; above the whole, messages are evicted down to the second.
 * The distance between them keeps what was evicted from being fetched again at once.
 */
export const FILL_TO = 0.8
export const EVICT_TO = 0.9
