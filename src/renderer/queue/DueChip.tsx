import { AlarmClock, Timer } from 'lucide-react'
import { Chip } from '../design/Chip.tsx'
import { useIntl, useText } from '../i18n/I18n.tsx'
import { countdown } from '../i18n/times.ts'
import { useNow } from '../store/clock.ts'
import { dueState } from './due-state.ts'

const TONES = { far: 'plain', near: 'warning', over: 'danger' } as const

/** How long until staff must have answered, by the second. */
export function DueChip({ at }: { at: string }) {
  const intl = useIntl()
  const text = useText()
  const left = Date.parse(at) - useNow(1_000)
  const state = dueState(left)
  return (
    <Chip tone={TONES[state]} icon={state === 'over' ? AlarmClock : Timer}>
      {text(state === 'over' ? 'due.over' : 'due.in', { time: countdown(intl, left) })}
    </Chip>
  )
}
