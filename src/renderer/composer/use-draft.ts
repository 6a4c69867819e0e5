import { useEffect, useMemo, useRef, useState } from 'react'
import type { Id } from '#shared/ids.ts'
import type { DraftKind } from '#shared/ipc.ts'
import { readDraft, saveDraft } from '../store/drafts.ts'
import { createDraftSaver, type DraftState } from './draft-saver.ts'

/** What was in the field when it was sent. */
interface Taken {
  body: string
  baseSeq: number
  replyTo: Id | null
}

/**
 * The text being written and where it is kept. It goes to disk while it is typed, and at the latest when the field
 * loses the focus, the window is hidden, or the conversation is left.
 */
export function useDraft(sessionId: Id, kind: DraftKind, lastSeq: number) {
  const [body, setBody] = useState(() => readDraft(sessionId, kind)?.body ?? '')
  const [state, setState] = useState<DraftState>(body === '' ? 'none' : 'saved')
  /** The freshness guard's base: what was on the screen when writing began. */
  const [baseSeq, showBaseSeq] = useState(() =>
    body === '' ? null : (readDraft(sessionId, kind)?.baseSeq ?? null),
  )
  const base = useRef(baseSeq)

  const saver = useMemo(
    () =>
      createDraftSaver({
        save: (text) =>
          saveDraft({
            sessionId,
            kind,
            body: text,
            baseSeq: base.current ?? 0,
            replyTo: readDraft(sessionId, kind)?.replyTo ?? null,
          }),
        onState: setState,
      }),
    [sessionId, kind],
  )

  useEffect(() => {
    const flush = () => void saver.flush()
    document.addEventListener('visibilitychange', flush)
    return () => {
      document.removeEventListener('visibilitychange', flush)
      flush()
    }
  }, [saver])

  function setBaseSeq(seq: number | null) {
    base.current = seq
    showBaseSeq(seq)
  }

  function change(text: string) {
    // A new beginning is written against what is on the screen then.
    setBaseSeq(text === '' ? null : (base.current ?? lastSeq))
    setBody(text)
    saver.changed(text)
  }

  /** Takes the text out of the field, to be sent. */
  async function take(): Promise<Taken> {
    const replyTo = readDraft(sessionId, kind)?.replyTo ?? null
    const taken = { body: body.trim(), baseSeq: base.current ?? lastSeq, replyTo }
    setBody('')
    setBaseSeq(null)
    await saver.drop()
    return taken
  }

  /** Puts a text that could not be sent back, before whatever was typed meanwhile. */
  function putBack(taken: Taken) {
    setBaseSeq(taken.baseSeq)
    setBody((typed) => {
      const text = typed === '' ? taken.body : `${taken.body}\n\n${typed}`
      saver.changed(text)
      return text
    })
  }

  return { body, baseSeq, state, change, take, putBack, flush: saver.flush }
}
