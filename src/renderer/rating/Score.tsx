import { Angry, Frown, Laugh, type LucideIcon, Meh, Smile } from 'lucide-react'
import { Chip } from '../design/Chip.tsx'
import { useText } from '../i18n/I18n.tsx'
import { type Step, scoreOf } from './score.ts'

const FACES: Record<Step, LucideIcon> = { 1: Angry, 2: Frown, 3: Meh, 4: Smile, 5: Laugh }

interface ScoreProps {
  score: number
  /** Pixels. */
  size?: number
}

/** How a customer was helped, as they said: a face and its word. */
export function Score({ score, size = 14 }: ScoreProps) {
  const text = useText()
  return (
    <span className="inline-flex items-center gap-1" title={text('customer.rated', { score })}>
      <ScoreFace score={score} size={size} />
      {text(`rating.score.${scoreOf(score)}`)}
    </span>
  )
}

/** The same on a row of many. */
export function ScoreChip({ score }: Pick<ScoreProps, 'score'>) {
  const text = useText()
  const step = scoreOf(score)
  return (
    <Chip tone="quiet" icon={FACES[step]}>
      <span title={text('customer.rated', { score })}>{text(`rating.score.${step}`)}</span>
    </Chip>
  )
}

/** The face alone, where its word stands beside it. */
export function ScoreFace({ score, size = 14 }: ScoreProps) {
  const Face = FACES[scoreOf(score)]
  return <Face aria-hidden size={size} strokeWidth={2} className="inline shrink-0 align-text-bottom" />
}
