import { useEffect, useMemo, useRef, useState } from 'react'
import type { Id } from '#shared/ids.ts'
import type { DraftKind } from '#shared/ipc.ts'
import { type DraftText, readDraft, saveDraft, writesDraft } from '../store/drafts.ts'
import { createDraftSaver, type DraftState } from './draft-saver.ts'
import { caretOf } from './use-caret.ts'

/** What was in the field. */
type Taken = Pick<DraftText, 'body' | 'baseSeq' | 'replyTo'>

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
          saveDraft(
            {
              sessionId,
              kind,
              body: text,
              baseSeq: base.current ?? 0,
              replyTo: readDraft(sessionId, kind)?.replyTo ?? null,
            },
            caretOf(sessionId, kind),
          ),
        onState: setState,
      }),
    [sessionId, kind],
  )

  useEffect(() => {
    const flush = () => void saver.flush()
    const stop = writesDraft(saver.flush)
    document.addEventListener('visibilitychange', flush)
    return () => {
      stop()
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
    const taken = { ...contents(), body: body.trim() }
    setBody('')
    setBaseSeq(null)
    await saver.drop()
    return taken
  }

  function contents(): Taken {
    return { body, baseSeq: base.current ?? lastSeq, replyTo: readDraft(sessionId, kind)?.replyTo ?? null }
  }

  /** Takes the text out of the field and off the disk, for good unless it is put back. */
  async function discard(): Promise<DraftText> {
    const discarded = { sessionId, kind, ...contents() }
    await take()
    await saveDraft({ ...discarded, body: '', replyTo: null })
    return discarded
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

  return { body, baseSeq, state, change, take, discard, putBack, flush: saver.flush }
}
