/**
 * What the script on a site and the chat in its frame tell each other. Both check where a message comes from
 * before they look at it; the shapes are checked by hand because the site's script has to stay tiny.
 */
export type FromChat =
  /** Sent once the chat runs. `returning`: this visitor has an account, so the next page may load the chat early. */
  { parley: 'ready'; returning: boolean } | { parley: 'unread'; count: number } | { parley: 'close' }

export type FromSite = { parley: 'shown'; shown: boolean }

export function isFromChat(data: unknown): data is FromChat {
  if (!isTagged(data)) return false
  switch (data.parley) {
    case 'ready':
      return typeof data.returning === 'boolean'
    case 'unread':
      return Number.isSafeInteger(data.count)
    case 'close':
      return true
    default:
      return false
  }
}

export function isFromSite(data: unknown): data is FromSite {
  return isTagged(data) && data.parley === 'shown' && typeof data.shown === 'boolean'
}

function isTagged(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && 'parley' in data
}
