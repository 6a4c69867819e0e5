import { type KeyboardEvent, useState } from 'react'
import { Button } from '../design/Button.tsx'
import { cx } from '../design/cx.ts'
import { Dialog } from '../design/Dialog.tsx'
import { useIsRtl, useText } from '../i18n/I18n.tsx'
import { setPreferences } from '../store/store.ts'
import { OfflinePicture } from './OfflinePicture.tsx'
import { PrivacyPicture } from './PrivacyPicture.tsx'
import { QueuePicture } from './QueuePicture.tsx'

const PAGES = [
  { picture: QueuePicture, title: 'tour.queue.title', body: 'tour.queue.body' },
  { picture: OfflinePicture, title: 'tour.offline.title', body: 'tour.offline.body' },
  { picture: PrivacyPicture, title: 'tour.privacy.title', body: 'tour.privacy.body' },
] as const

/** Where the first conversation will be: nobody has to get past it, and whoever opens a chat has left it. */
export function FirstTour() {
  const text = useText()
  return (
    <section
      aria-label={text('tour.title')}
      className="flex h-full items-center justify-center overflow-y-auto p-8"
    >
      <div className="w-full max-w-md">
        <Pages onDone={() => setPreferences({ tourSeen: true })} />
      </div>
    </section>
  )
}

export function TourDialog({ onClose }: { onClose(): void }) {
  const text = useText()
  function done() {
    setPreferences({ tourSeen: true })
    onClose()
  }
  return (
    <Dialog title={text('tour.title')} onClose={done}>
      <Pages onDone={done} />
    </Dialog>
  )
}

function Pages({ onDone }: { onDone(): void }) {
  const text = useText()
  const isRtl = useIsRtl()
  const [index, setIndex] = useState(0)
  const isLast = index === PAGES.length - 1
  const { picture: Picture, title, body } = PAGES[index] ?? PAGES[0]

  function go(steps: number) {
    setIndex(Math.min(PAGES.length - 1, Math.max(0, index + steps)))
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    go((event.key === 'ArrowRight') === isRtl ? -1 : 1)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: its buttons do the same; the arrows are a shorter way
    <div onKeyDown={onKeyDown} className="flex flex-col">
      <div
        aria-hidden
        className="flex h-56 items-center justify-center overflow-hidden rounded-lg border border-line bg-frame px-6"
      >
        <Picture />
      </div>
      <div aria-live="polite" className="mt-5 min-h-28">
        <h2 className="text-16">{text(title)}</h2>
        <p className="mt-1 text-pretty text-muted">{text(body)}</p>
      </div>
      <div className="mt-4 flex items-center gap-2">
        <Dots index={index} />
        <div className="flex-1" />
        {index === 0 ? (
          <Button kind="quiet" onPress={onDone}>
            {text('tour.skip')}
          </Button>
        ) : (
          <Button kind="quiet" onPress={() => go(-1)}>
            {text('tour.back')}
          </Button>
        )}
        <Button kind="primary" onPress={() => (isLast ? onDone() : go(1))}>
          {text(isLast ? 'tour.done' : 'tour.next')}
        </Button>
      </div>
    </div>
  )
}

function Dots({ index }: { index: number }) {
  const text = useText()
  return (
    <div
      role="img"
      aria-label={text('tour.page', { page: index + 1, pages: PAGES.length })}
      className="flex gap-1.5"
    >
      {PAGES.map(({ title }, place) => (
        <span
          key={title}
          className={cx('h-1.5 rounded-full', place === index ? 'w-4 bg-accent' : 'w-1.5 bg-line-strong')}
        />
      ))}
    </div>
  )
}
