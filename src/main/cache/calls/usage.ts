import type { Reader } from '../files/connection.ts'

/** Bytes of the cache's pages: those that hold something, and those that are free for what comes. */
export interface Usage {
  used: number
  free: number
}

export function readUsage(cache: Reader): Usage {
  const pages = cache.get<{ all: number; free: number; size: number }>(
    `select page_count as "all", freelist_count as free, page_size as size
     from pragma_page_count, pragma_freelist_count, pragma_page_size`,
  )
  if (!pages) throw new Error('A file does not say how long it is.')
  return { used: (pages.all - pages.free) * pages.size, free: pages.free * pages.size }
}
