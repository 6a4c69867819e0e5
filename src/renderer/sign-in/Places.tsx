import { X } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import type { Place } from '#shared/ipc.ts'
import { Avatar } from '../design/Avatar.tsx'
import { cx } from '../design/cx.ts'
import { IconButton } from '../design/IconButton.tsx'
import { OwnDirection } from '../design/OwnDirection.tsx'
import { useText } from '../i18n/I18n.tsx'
import { ask } from '../store/bridge.ts'
import { useStore } from '../store/store.ts'
import { hostOf } from './problem.ts'

interface PlacesProps {
  /** Which of them the form is filled with. */
  isChosen(place: Place): boolean
  onChoose(place: Place): void
}

/** Where one was signed in before on this computer: a click fills the form. */
export function Places({ isChosen, onChoose }: PlacesProps) {
  const text = useText()
  const places = useStore((state) => state.places)
  if (places.length === 0) return null
  return (
    <ul aria-label={text('signIn.places')} className="mb-6 flex flex-col gap-1">
      {places.map((place) => (
        <PlaceRow
          key={`${place.serverUrl} ${place.user.id}`}
          place={place}
          isChosen={isChosen(place)}
          onChoose={() => onChoose(place)}
        />
      ))}
    </ul>
  )
}

interface PlaceRowProps {
  place: Place
  isChosen: boolean
  onChoose(): void
}

function PlaceRow({ place, isChosen, onChoose }: PlaceRowProps) {
  const text = useText()
  const { workspace, user, email, serverUrl } = place
  return (
    <li
      className={cx(
        'flex items-center rounded-md border bg-surface',
        isChosen ? 'border-accent' : 'border-line',
      )}
    >
      <AriaButton
        aria-pressed={isChosen}
        onPress={onChoose}
        className="flex min-w-0 flex-1 items-center gap-3 rounded-md px-3 py-2.5 text-start hover:bg-hover"
      >
        <Avatar id={user.id} name={user.name} size={36} />
        <span className="min-w-0 flex-1">
          <OwnDirection className="font-medium">{workspace.name}</OwnDirection>
          <span className="flex gap-1 text-12 text-muted">
            <bdi className="max-w-[60%] shrink-0 truncate">{email}</bdi>
            <span>·</span>
            <bdi className="truncate">{hostOf(serverUrl)}</bdi>
          </span>
        </span>
      </AriaButton>
      <IconButton
        icon={X}
        label={text('signIn.forget', { workspace: workspace.name })}
        className="me-2"
        onPress={() => void ask('account.forget', { serverUrl, userId: user.id })}
      />
    </li>
  )
}
