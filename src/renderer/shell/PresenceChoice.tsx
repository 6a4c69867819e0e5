import { type PresenceStatus, presenceStatus } from '#shared/presence.ts'
import { MenuChoice, MenuItem } from '../design/Menu.tsx'
import { PresenceMark } from '../design/PresenceMark.tsx'
import { type Text, useIntl, useText } from '../i18n/I18n.tsx'
import { ask } from '../store/bridge.ts'
import { useStore } from '../store/store.ts'
import { toastError } from '../store/toasts.ts'
import { ownPresence } from './own-presence.ts'

const FOREVER = 'forever'
/** Minutes. */
const DURATIONS = [15, 30, 60, 120, 240]

/** How one is to be found, in all workspaces at once, and for how long. */
export function PresenceChoice() {
  const text = useText()
  const intl = useIntl()
  const { status, until } = useStore(ownPresence)
  const hint = until && text('presence.until', { time: intl.formatTime(until, { timeStyle: 'short' }) })
  return (
    <>
      <MenuChoice
        label={text('presence.label')}
        staysOpen
        value={status}
        onChange={(chosen) => void setPresence(chosen, null)}
      >
        {presenceStatus.options.map((option) => (
          <MenuItem
            key={option}
            id={option}
            mark={
              <span className="flex w-4 justify-center">
                <PresenceMark status={option} />
              </span>
            }
            label={text(`presence.${option}`)}
            {...(option === status && hint && { hint })}
          />
        ))}
      </MenuChoice>
      {status !== 'available' && (
        <MenuChoice
          label={text('presence.howLong')}
          value={until === null ? FOREVER : ''}
          onChange={(chosen) => void setPresence(status, chosen === FOREVER ? null : Number(chosen))}
        >
          <MenuItem id={FOREVER} mark={<Indent />} label={text('presence.untilChanged')} />
          {DURATIONS.map((minutes) => (
            <MenuItem
              key={minutes}
              id={String(minutes)}
              mark={<Indent />}
              label={durationWords(minutes, text)}
            />
          ))}
        </MenuChoice>
      )}
    </>
  )
}

/** As wide as the marks above it. */
function Indent() {
  return <span aria-hidden className="w-4 shrink-0" />
}

function durationWords(minutes: number, text: Text): string {
  return minutes < 60
    ? text('presence.minutes', { count: minutes })
    : text('presence.hours', { count: minutes / 60 })
}

async function setPresence(status: PresenceStatus, minutes: number | null): Promise<void> {
  const answer = await ask('presence.set', { status, minutes })
  if (!answer.ok) toastError(answer.error)
}
