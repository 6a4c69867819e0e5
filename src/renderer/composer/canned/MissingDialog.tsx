import { type FormEvent, useState } from 'react'
import { fill, type VariableValues } from '#shared/canned.ts'
import { Button } from '../../design/Button.tsx'
import { Dialog } from '../../design/Dialog.tsx'
import { TextField } from '../../design/TextField.tsx'
import type { MessageKey } from '../../i18n/en/index.ts'
import { type Text, useText } from '../../i18n/I18n.tsx'
import { useHeld } from '../../store/account.tsx'

interface MissingDialogProps {
  body: string
  missing: readonly string[]
  values: VariableValues
  customer: string
  onInsert(text: string): void
  onClose(): void
}

const NAMED: Readonly<Record<string, MessageKey>> = {
  'customer.name': 'variable.customer.name',
  'customer.firstName': 'variable.customer.firstName',
  'agent.name': 'variable.agent.name',
  'workspace.name': 'variable.workspace.name',
  'session.reference': 'variable.session.reference',
}

/** Asks for what a canned response needs and nobody has said, and shows what it will be. */
export function MissingDialog({ body, missing, values, customer, onInsert, onClose }: MissingDialogProps) {
  const text = useText()
  const labelOf = useVariableLabels(text)
  const [written, setWritten] = useState<VariableValues>({})
  const filled = fill(body, { ...values, ...written })

  function insert(event: FormEvent) {
    event.preventDefault()
    if (filled.missing.length === 0) onInsert(filled.text)
  }

  return (
    <Dialog title={text('canned.missingTitle')} onClose={onClose}>
      <form onSubmit={insert} className="flex flex-col gap-4">
        <p className="text-13 text-muted">{text('canned.missingLead', { name: customer })}</p>
        {missing.map((variable, index) => (
          <TextField
            key={variable}
            label={labelOf(variable)}
            autoFocus={index === 0}
            value={written[variable] ?? ''}
            onChange={(value) => setWritten({ ...written, [variable]: value.trim() === '' ? null : value })}
          />
        ))}
        <section aria-label={text('canned.preview')}>
          <p
            dir="auto"
            className="max-h-48 overflow-y-auto whitespace-pre-wrap break-words rounded-md bg-own px-3 py-2 text-14"
          >
            {filled.text}
          </p>
        </section>
        <div className="flex justify-end gap-2">
          <Button kind="quiet" onPress={onClose}>
            {text('accounts.cancel')}
          </Button>
          <Button
            kind="primary"
            type="submit"
            unavailable={filled.missing.length > 0 ? text('canned.needed') : null}
          >
            {text('canned.insert')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** A custom attribute is called what the workspace calls it. */
function useVariableLabels(text: Text): (variable: string) => string {
  const definitions = useHeld((held) => held.definitions)
  return (variable) => {
    const named = NAMED[variable]
    if (named) return text(named)
    const key = variable.replace(/^attribute\./, '')
    return Object.values(definitions).find((definition) => definition.key === key)?.label ?? key
  }
}
