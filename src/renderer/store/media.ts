import { useEffect, useState } from 'react'
import type { Message } from '#shared/entities.ts'
import type { ErrorBody } from '#shared/errors.ts'
import { useIsOnline } from './account.tsx'
import { ask } from './bridge.ts'
import { useStore } from './store.ts'

type Media = { state: 'loading' } | { state: 'ready'; url: string } | { state: 'failed'; error: ErrorBody }

/** The small picture of a message's file, or the file itself. */
type MediaForm = 'small' | 'whole'

/** How many of each are kept once they have come: a chat's small pictures, and the few looked at last. */
const KEPT: Record<MediaForm, number> = { small: 200, whole: 8 }

const LOADING: Media = { state: 'loading' }
const kept = { small: new Map<string, string>(), whole: new Map<string, string>() }
const coming = new Map<string, Promise<Media>>()

/** What a message carries, as an address for this page alone. Asked for once `isWanted`; again when the line is back. */
export function useMedia(
  message: Pick<Message, 'id' | 'sessionId'>,
  form: MediaForm,
  isWanted = true,
): Media {
  const { id, sessionId } = message
  const isOnline = useIsOnline()
  const [media, setMedia] = useState<Media>(() => keptMedia(id, form))

  // biome-ignore lint/correctness/useExhaustiveDependencies: a line that is back is a reason to ask again
  useEffect(() => {
    const known = keptMedia(id, form)
    setMedia(known)
    if (!isWanted || known.state === 'ready') return
    let isCurrent = true
    void load(id, sessionId, form).then((loaded) => isCurrent && setMedia(loaded))
    return () => {
      isCurrent = false
    }
  }, [id, sessionId, form, isWanted, isOnline])

  return media
}

function keptMedia(id: string, form: MediaForm): Media {
  const url = kept[form].get(id)
  return url === undefined ? LOADING : { state: 'ready', url }
}

function load(id: string, sessionId: string, form: MediaForm): Promise<Media> {
  const key = `${form}:${id}`
  const known = coming.get(key)
  if (known) return known
  const asked = ask('attachment.view', { sessionId, messageId: id, thumbnail: form === 'small' }).then(
    (answer): Media => {
      coming.delete(key)
      if (!answer.ok) return { state: 'failed', error: answer.error }
      const { bytes, mimeType } = answer.value
      const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: mimeType }))
      keep(id, form, url)
      return { state: 'ready', url }
    },
  )
  coming.set(key, asked)
  return asked
}

function keep(id: string, form: MediaForm, url: string): void {
  const urls = kept[form]
  urls.set(id, url)
  const [oldest] = urls
  if (urls.size <= KEPT[form] || !oldest) return
  urls.delete(oldest[0])
  URL.revokeObjectURL(oldest[1])
}

function forgetAll(): void {
  for (const urls of Object.values(kept)) {
    for (const url of urls.values()) URL.revokeObjectURL(url)
    urls.clear()
  }
}

/** What a locked window does not show, it does not hold either. */
useStore.subscribe((state, before) => {
  const isShut = state.lock.isLocked || state.accounts.state === 'signed_out'
  const wasShut = before.lock.isLocked || before.accounts.state === 'signed_out'
  if (isShut && !wasShut) forgetAll()
})
