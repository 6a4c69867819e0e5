import type { Rating } from '#shared/entities.ts'
import { useIntl, useText } from '../i18n/I18n.tsx'
import { clockTime, exactTime } from '../i18n/times.ts'
import { useHeld } from '../store/account.tsx'
import { ScoreFace } from './Score.tsx'
import { scoreOf } from './score.ts'

interface RatingLineProps {
  rating: Rating
  customerName: string
}

/** What the customer said of how they were helped, among what has happened to the chat. */
export function RatingLine({ rating, customerName }: RatingLineProps) {
  const text = useText()
  const intl = useIntl()
  const { score, comment, userId, at } = rating
  const about = useHeld(({ users }) => (userId === null ? undefined : users[userId]?.name))
  return (
    <div data-testid="rating-line" className="flex flex-col items-center gap-1.5 py-1.5 text-12 text-muted">
      <div className="flex flex-wrap items-baseline justify-center gap-x-1.5">
        <p {...(about !== undefined && { title: text('rating.about', { name: about }) })}>
          <ScoreFace score={score} />{' '}
          {text('rating.line', { name: customerName, word: text(`rating.score.${scoreOf(score)}`) })}
        </p>
        <time className="figures" dateTime={at} title={exactTime(intl, at)}>
          <span aria-hidden>· </span>
          {clockTime(intl, at)}
        </time>
      </div>
      {comment !== '' && (
        <blockquote
          dir="auto"
          className="selectable max-w-[65ch] whitespace-pre-wrap border-s-2 border-line-strong ps-2.5 text-13 text-ink [overflow-wrap:anywhere]"
        >
          {comment}
        </blockquote>
      )}
    </div>
  )
}
