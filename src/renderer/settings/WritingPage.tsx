import { useEffect, useState } from 'react'
import { LONGEST_HOLD } from '#shared/ipc.ts'
import { Section, Setting } from '../design/Section.tsx'
import { Select } from '../design/Select.tsx'
import { useText } from '../i18n/I18n.tsx'
import { changeSending, readSending } from '../store/settings.ts'

const SECONDS = Array.from({ length: LONGEST_HOLD + 1 }, (_, index) => index)

export function WritingPage() {
  const text = useText()
  const [undoSeconds, setUndoSeconds] = useState<number | null>(null)
  useEffect(() => {
    void readSending().then((sending) => setUndoSeconds(sending?.undoSeconds ?? null))
  }, [])

  async function choose(chosen: string) {
    const next = Number(chosen)
    if (await changeSending({ undoSeconds: next })) setUndoSeconds(next)
  }

  return (
    <Section title={text('composer.reply')}>
      <Setting label={text('settings.writing.undo')} hint={text('settings.writing.undoHint')}>
        <Select
          label={text('settings.writing.undo')}
          isLabelHidden
          size="sm"
          isDisabled={undoSeconds === null}
          options={SECONDS.map((count) => ({
            id: String(count),
            label:
              count === 0 ? text('settings.writing.atOnce') : text('settings.writing.seconds', { count }),
          }))}
          value={undoSeconds === null ? null : String(undoSeconds)}
          onChange={(chosen) => void choose(chosen)}
        />
      </Setting>
    </Section>
  )
}
