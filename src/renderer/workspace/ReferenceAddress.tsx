import { useEffect, useState } from 'react'
import { MAX_REFERENCE_URL } from '#shared/routes/policy.ts'
import { TextField } from '../design/TextField.tsx'
import { useText } from '../i18n/I18n.tsx'
import { type AddressProblem, addressProblem, exampleOf, PLACE } from './reference-address.ts'

interface ReferenceAddressProps {
  saved: string | null
  isDisabled: boolean
  onSave(address: string | null): void
}

/** Where bookings and orders are looked at. Saved with Enter, or on leaving the field. */
export function ReferenceAddress({ saved, isDisabled, onSave }: ReferenceAddressProps) {
  const text = useText()
  const [typed, setTyped] = useState(saved ?? '')
  const [problem, setProblem] = useState<AddressProblem | null>(null)
  useEffect(() => {
    setTyped(saved ?? '')
    setProblem(null)
  }, [saved])
  const wanted = typed.trim()
  const example = exampleOf(wanted)

  function keep(): void {
    const misfit = wanted === '' ? null : addressProblem(wanted)
    setProblem(misfit)
    if (misfit === null && wanted !== (saved ?? '')) onSave(wanted || null)
  }

  function putBack(): void {
    setTyped(saved ?? '')
    setProblem(null)
  }

  return (
    <div className="flex flex-col gap-2">
      <TextField
        label={text('workspace.address')}
        hint={text('workspace.addressHint', { place: PLACE })}
        error={problem && text(`workspace.problem.${problem}`, { place: PLACE })}
        type="url"
        inputMode="url"
        autoComplete="off"
        spellCheck="false"
        value={typed}
        maxLength={MAX_REFERENCE_URL}
        isDisabled={isDisabled}
        onChange={setTyped}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep()
          else if (event.key === 'Escape' && typed !== (saved ?? '')) putBack()
          else event.continuePropagation()
        }}
      />
      {example && (
        <p className="text-12 text-muted [overflow-wrap:anywhere]" data-testid="reference-example">
          {text('workspace.example', example)}
        </p>
      )}
    </div>
  )
}
