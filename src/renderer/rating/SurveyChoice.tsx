import { useState } from 'react'
import { canAskSurvey } from '#shared/entities.ts'
import type { QueueRow } from '#shared/ipc.ts'
import { Checkbox } from '../design/Checkbox.tsx'
import { useText } from '../i18n/I18n.tsx'
import { useHeld } from '../store/account.tsx'
import { setPreferences, useStore } from '../store/store.ts'

/** Whether the customer is asked how it was, as far as there is a choice. */
export interface SurveyChoiceState {
  /** `unable`: they came in by a way that has no place for a question. */
  readonly can: 'choose' | 'unable'
  readonly isAsked: boolean
  choose(isAsked: boolean): void
  /** Remembers the choice for the next chat. */
  keep(): void
  /** What the command says of it. */
  readonly input: { survey?: boolean }
}

/** As last time; before there was one, as the workspace has it. */
export function useSurveyChoice({ session }: QueueRow): SurveyChoiceState {
  const usual = useHeld((held) => held.workspace?.surveys ?? true)
  const last = useStore((state) => state.preferences.asksSurvey)
  const [chosen, setChosen] = useState<boolean | null>(null)
  const isAsked = chosen ?? last ?? usual
  if (!canAskSurvey(session)) {
    return { can: 'unable', isAsked: false, choose: setChosen, keep: () => undefined, input: {} }
  }
  return {
    can: 'choose',
    isAsked,
    choose: setChosen,
    keep: () => chosen !== null && setPreferences({ asksSurvey: chosen }),
    input: { survey: isAsked },
  }
}

export function SurveyChoice({ choice }: { choice: SurveyChoiceState }) {
  const text = useText()
  if (choice.can === 'unable') {
    return <p className="text-pretty text-12 text-muted">{text('rating.cannotAsk')}</p>
  }
  return (
    <Checkbox
      label={text('rating.ask')}
      hint={text('rating.askHint')}
      isChecked={choice.isAsked}
      onChange={choice.choose}
    />
  )
}
