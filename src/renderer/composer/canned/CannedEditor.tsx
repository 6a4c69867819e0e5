import { type FormEvent, useState } from 'react'
import { isKnownVariable, VARIABLES, variablesIn } from '#shared/canned.ts'
import type { CannedResponse } from '#shared/entities.ts'
import type { Id } from '#shared/ids.ts'
import { Button } from '../../design/Button.tsx'
import { Dialog } from '../../design/Dialog.tsx'
import { TextArea } from '../../design/TextArea.tsx'
import { TextField } from '../../design/TextField.tsx'
import { errorWords } from '../../i18n/error-words.ts'
import { useText, type Words } from '../../i18n/I18n.tsx'
import { useIsOnline } from '../../store/account.tsx'
import { removeCanned, saveCanned } from '../../store/canned.ts'

interface CannedEditorProps {
  sessionId: Id
  /** Null: a new one. */
  canned: CannedResponse | null
  onClose(): void
}

type Problems = Partial<Record<'shortcut' | 'title' | 'body' | 'form', Words>>

/** Makes, changes or deletes one of the agent's own canned responses. */
export function CannedEditor({ sessionId, canned, onClose }: CannedEditorProps) {
  const text = useText()
  const isOnline = useIsOnline()
  const [written, setWritten] = useState({
    title: canned?.title ?? '',
    shortcut: canned?.shortcut ?? '',
    body: canned?.body ?? '',
  })
  const [problems, setProblems] = useState<Problems>({})
  const problem = (field: keyof Problems) => {
    const words = problems[field]
    return words ? text(words.key, words.values) : null
  }

  async function save(event: FormEvent) {
    event.preventDefault()
    const found = problemsOf(written)
    setProblems(found)
    if (Object.keys(found).length > 0) return
    const answer = await saveCanned({ sessionId, id: canned?.id ?? null, ...written })
    if (answer.ok) return onClose()
    setProblems(
      answer.error.code === 'CONFLICT'
        ? { shortcut: { key: 'canned.shortcutTaken' } }
        : { form: errorWords(answer.error) },
    )
  }

  const offline = isOnline ? null : text('canned.offline')
  return (
    <Dialog title={text(canned ? 'canned.editTitle' : 'canned.newTitle')} onClose={onClose}>
      <form onSubmit={(event) => void save(event)} className="flex flex-col gap-4">
        <p className="text-13 text-muted">
          {text('canned.lead', { variables: VARIABLES.map((name) => `{{${name}}}`).join(', ') })}
        </p>
        <TextField
          label={text('canned.name')}
          autoFocus
          maxLength={100}
          value={written.title}
          error={problem('title')}
          onChange={(title) => setWritten({ ...written, title })}
        />
        <TextField
          label={text('canned.shortcut')}
          hint={text('canned.shortcutHint')}
          maxLength={40}
          value={written.shortcut}
          error={problem('shortcut')}
          onChange={(shortcut) => setWritten({ ...written, shortcut })}
        />
        <TextArea
          label={text('canned.body')}
          rows={6}
          value={written.body}
          error={problem('body')}
          onChange={(body) => setWritten({ ...written, body })}
        />
        {problem('form') && (
          <p role="alert" className="text-13 text-danger-text">
            {problem('form')}
          </p>
        )}
        <div className="flex items-center gap-2">
          {canned && (
            <Button
              kind="quiet"
              unavailable={offline}
              onPress={() => void removeCanned(sessionId, canned).then((isRemoved) => isRemoved && onClose())}
            >
              {text('canned.remove')}
            </Button>
          )}
          <span className="flex-1" />
          <Button kind="quiet" onPress={onClose}>
            {text('accounts.cancel')}
          </Button>
          <Button kind="primary" type="submit" unavailable={offline}>
            {text('canned.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function problemsOf({ title, shortcut, body }: Record<'title' | 'shortcut' | 'body', string>): Problems {
  const unknown = variablesIn(body).find((variable) => !isKnownVariable(variable))
  return {
    ...(title.trim() === '' && { title: { key: 'canned.needed' } }),
    ...(!/^[a-z0-9-]{1,40}$/.test(shortcut) && { shortcut: { key: 'canned.shortcutInvalid' } }),
    ...(body.trim() === '' && { body: { key: 'canned.needed' } }),
    ...(unknown !== undefined && { body: { key: 'canned.unknownVariable', values: { variable: unknown } } }),
  }
}
