import type { Session } from '#shared/entities.ts'
import { FixedFact } from '../customer/Fact.tsx'
import { useIntl, useText } from '../i18n/I18n.tsx'
import { exactTime, longAge } from '../i18n/times.ts'
import { useHeld } from '../store/account.tsx'
import { useNow } from '../store/clock.ts'
import { Score } from './Score.tsx'

/** What the customer said of how they were helped, or since when they have been asked. */
export function RatingFact({ session: { rating, surveyAskedAt } }: { session: Session }) {
  const text = useText()
  const userId = rating?.userId ?? null
  const about = useHeld(({ users }) => (userId === null ? undefined : users[userId]?.name))
  if (rating === null && surveyAskedAt === null) return null
  return (
    <FixedFact label={text('rating.title')}>
      {rating === null ? (
        surveyAskedAt !== null && <Asked at={surveyAskedAt} />
      ) : (
        <>
          <Score score={rating.score} />
          {rating.comment !== '' && (
            <p dir="auto" className="whitespace-pre-wrap text-muted">
              {rating.comment}
            </p>
          )}
          {about !== undefined && (
            <p className="text-12 text-muted">{text('rating.about', { name: about })}</p>
          )}
        </>
      )}
    </FixedFact>
  )
}

function Asked({ at }: { at: string }) {
  const text = useText()
  const intl = useIntl()
  const time = longAge(intl, at, useNow(30_000))
  return (
    <span className="text-muted" title={exactTime(intl, at)}>
      {text('rating.asked', { time })}
    </span>
  )
}
