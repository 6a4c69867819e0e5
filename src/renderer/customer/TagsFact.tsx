import { Plus } from 'lucide-react'
import type { QueueRow } from '#shared/ipc.ts'
import { IconButton } from '../design/IconButton.tsx'
import { Picker } from '../design/Picker.tsx'
import { Tag, TagDot } from '../design/Tag.tsx'
import { useText } from '../i18n/I18n.tsx'
import { useHeld, useMe } from '../store/account.tsx'
import { decideField, saveField } from '../store/customer.ts'
import { EditQuestion, WaitingMark } from './EditState.tsx'
import { Fact } from './Fact.tsx'
import { labelOptions } from './labels.ts'
import { mayEditSession } from './rights.ts'

const FIELD = 'tags.'

/** The tags of a chat. Each is a field of its own: two people who put on different ones both have their way. */
export function TagsFact({ row }: { row: QueueRow }) {
  const text = useText()
  const { session } = row
  const label = text('customer.tags')
  const isFixed = !mayEditSession(session, useMe().user, 'filing')
  const labels = useHeld((held) => held.labels)
  const edits = useHeld((held) => held.edits)
  const mine = edits.filter(({ subjectId, field }) => subjectId === session.id && field.startsWith(FIELD))
  const options = labelOptions(labels, 'tag', session.tags)
  const carried = options.filter(({ id }) => session.tags.some((tag) => isSame(tag, id)))

  function put(tag: string, isOn: boolean): void {
    const field = `${FIELD}${tag}`
    void saveField({ sessionId: session.id, subject: 'session', field, value: isOn, base: !isOn })
  }

  function choose(chosen: readonly string[]): void {
    for (const { id } of carried) if (!chosen.includes(id)) put(id, false)
    for (const tag of chosen) if (!carried.some(({ id }) => id === tag)) put(tag, true)
  }

  const questions = mine.map((edit) => (
    <EditQuestion
      key={edit.field}
      label={edit.field.slice(FIELD.length)}
      field={{ edit, decide: (decision) => void decideField(session.id, edit, decision) }}
      show={(value) => text(value ? 'customer.tagOn' : 'customer.tagOff')}
    />
  ))

  return (
    <Fact label={label} question={questions}>
      <div className="flex min-h-7 items-start gap-0.5">
        <ul aria-label={label} className="flex min-w-0 flex-1 flex-wrap gap-1 py-0.5">
          {carried.map(({ id, color }) => (
            <li key={id} className="flex min-w-0 max-w-full">
              <Tag name={id} color={color} {...(!isFixed && { onRemove: () => put(id, false) })} />
            </li>
          ))}
          {isFixed && carried.length === 0 && <li className="py-0.5 text-faint">{text('customer.none')}</li>}
          {!isFixed && (
            <li>
              <Picker
                label={label}
                mode="multiple"
                options={options.map(({ color, ...option }) => ({
                  ...option,
                  mark: <TagDot color={color} />,
                }))}
                value={carried.map(({ id }) => id)}
                onChange={choose}
                empty={text('customer.noTags')}
                trigger={
                  <IconButton icon={Plus} label={text('customer.addTag')} className="size-6! rounded-xs" />
                }
              />
            </li>
          )}
        </ul>
        <WaitingMark isWaiting={mine.some(({ state }) => state === 'waiting')} />
      </div>
    </Fact>
  )
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}
