import { ArrowUpRight } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { FieldValue } from '#shared/edits.ts'
import type { QueueRow } from '#shared/ipc.ts'
import { addressOfReference } from '#shared/routes/policy.ts'
import { OutsideLink } from '../conversation/OutsideLink.tsx'
import { Button } from '../design/Button.tsx'
import { cx } from '../design/cx.ts'
import { fieldBox, fieldError } from '../design/field.ts'
import { SegmentedControl } from '../design/SegmentedControl.tsx'
import { useText, type Words } from '../i18n/I18n.tsx'
import { useHeld, useMe } from '../store/account.tsx'
import { CopyButton } from './CopyButton.tsx'
import { EditQuestion, WaitingMark } from './EditState.tsx'
import { Fact } from './Fact.tsx'
import { fieldProblem } from './field-problem.ts'
import { mayEditSession } from './rights.ts'
import { ReadingButton } from './TextFact.tsx'
import { type Field, useField } from './use-field.ts'

type Reference = Extract<FieldValue, { kind: string }>
const KINDS = ['booking', 'order'] as const

/** The booking or the order that a chat is about. */
export function ReferenceFact({ row }: { row: QueueRow }) {
  const text = useText()
  const field = useField(row, 'session', 'externalRef')
  const value = referenceIn(field.value)
  const label = value ? text(`customer.${value.kind}`) : text('customer.reference')
  const isFixed = !mayEditSession(row.session, useMe().user, 'agreed')
  const [isOpen, setOpen] = useState(false)
  const reading = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(false)
  useEffect(() => {
    if (wasOpen.current && !isOpen) reading.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen])
  const say = (one: FieldValue) => {
    const reference = referenceIn(one)
    return reference ? `${text(`customer.${reference.kind}`)} ${reference.reference}` : ''
  }
  const shown = value?.reference ?? ''
  const face = (
    <bdi dir="ltr" className="figures">
      {shown}
    </bdi>
  )
  if (isFixed && !value) return null
  return (
    <Fact label={label} question={<EditQuestion field={field} label={label} show={say} />}>
      {isOpen ? (
        <ReferenceForm field={field} onClose={() => setOpen(false)} />
      ) : (
        <div className="relative flex min-h-7 items-start gap-0.5">
          {isFixed ? (
            <div className="selectable min-w-0 flex-1 py-1">{face}</div>
          ) : (
            <ReadingButton ref={reading} {...{ label, shown }} onPress={() => setOpen(true)}>
              {face}
            </ReadingButton>
          )}
          <WaitingMark isWaiting={field.edit?.state === 'waiting'} />
          {shown !== '' && <CopyButton label={label} value={shown} />}
        </div>
      )}
      {!isOpen && value && <ReferenceLink value={value} />}
    </Fact>
  )
}

/** To where the workspace has said that bookings and orders are looked at, through the one gate. */
function ReferenceLink({ value: { kind, reference } }: { value: Reference }) {
  const text = useText()
  const template = useHeld((held) => held.workspace?.referenceUrl ?? null)
  const url = template === null ? null : addressOfReference(template, reference)
  if (url === null) return null
  return (
    <p className="pb-1 text-12">
      <OutsideLink url={url}>
        {text(`reference.open.${kind}`)}
        <ArrowUpRight aria-hidden size={12} strokeWidth={2.25} className="ms-0.5 inline rtl:-scale-x-100" />
      </OutsideLink>
    </p>
  )
}

function ReferenceForm({ field, onClose }: { field: Field; onClose(): void }) {
  const text = useText()
  const [base] = useState(field.value)
  const [kind, setKind] = useState<Reference['kind']>(referenceIn(base)?.kind ?? 'booking')
  const [reference, setReference] = useState(referenceIn(base)?.reference ?? '')
  const [problem, setProblem] = useState<Words | null>(null)

  function keep(): void {
    const value = reference.trim() === '' ? null : { kind, reference: reference.trim() }
    const misfit = fieldProblem('session', 'externalRef', value)
    setProblem(misfit)
    if (misfit !== null) return
    void field.save(value, base)
    onClose()
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    const isInBox = event.target instanceof HTMLInputElement
    if (event.key === 'Enter' && isInBox) keep()
    else if (event.key === 'Escape') onClose()
    else return
    event.preventDefault()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter and Escape of what is inside
    <div onKeyDown={onKeyDown} className="-ms-1.5 flex flex-col gap-1.5 pb-1">
      <SegmentedControl<Reference['kind']>
        label={text('customer.reference')}
        options={KINDS.map((id) => ({ id, label: text(`customer.${id}`) }))}
        value={kind}
        onChange={setKind}
      />
      <input
        // biome-ignore lint/a11y/noAutofocus: it stands where the button was that had the focus
        autoFocus
        dir="ltr"
        aria-label={text('customer.referenceOf', { kind: text(`customer.${kind}`) })}
        aria-invalid={problem !== null}
        data-invalid={problem === null ? undefined : true}
        value={reference}
        onChange={(event) => setReference(event.target.value)}
        className={cx(fieldBox, 'selectable h-7 rounded-xs px-1.5 text-13!')}
      />
      {problem !== null && (
        <p role="alert" className={cx(fieldError, 'text-12')}>
          {text(problem.key, problem.values)}
        </p>
      )}
      <div className="flex gap-1.5">
        <Button size="sm" onPress={keep}>
          {text('customer.save')}
        </Button>
        <Button size="sm" kind="quiet" onPress={onClose}>
          {text('customer.cancel')}
        </Button>
      </div>
    </div>
  )
}

function referenceIn(value: FieldValue): Reference | null {
  return value !== null && typeof value === 'object' ? value : null
}
