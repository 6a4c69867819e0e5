import { ShieldCheck, ShieldOff } from 'lucide-react'
import type { SecondFactorState } from '#shared/second-factor.ts'
import { Button } from '../design/Button.tsx'
import { cx } from '../design/cx.ts'
import { useIntl, useText } from '../i18n/I18n.tsx'
import type { Wish } from './use-second-factor.ts'

/** Recovery codes below which one is told to make new ones. */
const FEW = 3

interface FactorOverviewProps {
  state: SecondFactorState
  onWish(wish: Wish): void
}

/** Whether it is on, and what can be done about it. */
export function FactorOverview({ state, onWish }: FactorOverviewProps) {
  const text = useText()
  const intl = useIntl()
  const { since, recoveryCodesLeft, isRequired } = state
  const isOn = since !== null
  const Icon = isOn ? ShieldCheck : ShieldOff
  return (
    <div className="flex flex-col gap-4">
      <p className="text-pretty text-13 text-muted">{text('secondFactor.intro')}</p>
      <div className="flex items-start gap-3 rounded-md bg-hover px-4 py-3">
        <Icon
          aria-hidden
          size={20}
          strokeWidth={1.75}
          className={cx('mt-0.5 shrink-0', isOn ? 'text-good' : 'text-muted')}
        />
        <div className="min-w-0">
          <p className="font-medium">
            {isOn
              ? text('secondFactor.on', { date: intl.formatDate(since, { dateStyle: 'long' }) })
              : text('secondFactor.off')}
          </p>
          {isOn && (
            <p className={cx('mt-0.5 text-13', recoveryCodesLeft < FEW ? 'text-warning-text' : 'text-muted')}>
              {text('secondFactor.codesLeft', { count: recoveryCodesLeft })}
            </p>
          )}
          {isRequired && <p className="mt-0.5 text-13 text-muted">{text('secondFactor.isRequired')}</p>}
        </div>
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        {isOn && !isRequired && (
          <Button kind="quiet" onPress={() => onWish('remove')}>
            <span className="text-danger-text">{text('secondFactor.remove')}</span>
          </Button>
        )}
        {isOn && <Button onPress={() => onWish('renew')}>{text('secondFactor.renew')}</Button>}
        <Button kind={isOn ? 'plain' : 'primary'} autoFocus={!isOn} onPress={() => onWish('setUp')}>
          {text(isOn ? 'secondFactor.replace' : 'secondFactor.setUp')}
        </Button>
      </div>
    </div>
  )
}
