import { Ellipsis, Laptop } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { DeviceEntry } from '#shared/devices.ts'
import type { ErrorBody } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import { Chip } from '../design/Chip.tsx'
import { IconButton } from '../design/IconButton.tsx'
import { Menu, MenuItem } from '../design/Menu.tsx'
import { OwnDirection } from '../design/OwnDirection.tsx'
import { Section } from '../design/Section.tsx'
import { type Text, useIntl, useText } from '../i18n/I18n.tsx'
import { exactTime } from '../i18n/times.ts'
import { readDevices, removeDevice } from '../store/settings.ts'
import { useStore } from '../store/store.ts'
import { NotListed } from './NotListed.tsx'
import { Sure } from './Sure.tsx'

type Listed = { devices: readonly DeviceEntry[] } | { error: ErrorBody } | null

/** Where one is signed in to an account. Read anew when the line comes back, and after every change. */
export function DeviceList({ accountId, title }: { accountId: Id; title: string }) {
  const text = useText()
  const isOnline = useStore((state) => state.held[accountId]?.sync.connection.state === 'online')
  const [listed, setListed] = useState<Listed>(null)
  const [lost, setLost] = useState<DeviceEntry | null>(null)
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change, and each new line, is a reason to ask again
  useEffect(() => {
    let isWanted = true
    void readDevices(accountId).then((answer) => {
      if (isWanted) setListed(answer.ok ? answer.value : { error: answer.error })
    })
    return () => {
      isWanted = false
    }
  }, [accountId, isOnline, round])

  async function remove(device: DeviceEntry, isLost: boolean) {
    setLost(null)
    await removeDevice(accountId, device.id, isLost)
    setRound((before) => before + 1)
  }

  return (
    <Section title={title} hint={text('settings.devices.hint')}>
      {listed && 'error' in listed && (
        <NotListed
          error={listed.error}
          offline={text('settings.devices.offline')}
          again={() => setRound(round + 1)}
        />
      )}
      {listed && 'devices' in listed && (
        <ul className="flex flex-col gap-3">
          {listed.devices.map((device) => (
            <DeviceRow
              key={device.id}
              device={device}
              onRemove={() => void remove(device, false)}
              onLost={() => setLost(device)}
            />
          ))}
        </ul>
      )}
      {lost && (
        <Sure
          title={text('settings.devices.sure.title', { name: lost.name })}
          body={text('settings.devices.sure.body')}
          yes={text('settings.devices.sure.yes')}
          no={text('settings.devices.sure.no')}
          onYes={() => void remove(lost, true)}
          onNo={() => setLost(null)}
        />
      )}
    </Section>
  )
}

interface DeviceRowProps {
  device: DeviceEntry
  onRemove(): void
  onLost(): void
}

function DeviceRow({ device, onRemove, onLost }: DeviceRowProps) {
  const text = useText()
  const intl = useIntl()
  const { name, isCurrent, isSignedIn, lastSeenAt } = device
  return (
    <li data-testid="device" className="flex items-center gap-3">
      <Laptop aria-hidden size={20} strokeWidth={1.5} className="shrink-0 text-muted" />
      <div className="min-w-0 flex-1 text-13">
        <OwnDirection title={name} className="font-medium">
          {name}
        </OwnDirection>
        <p className="figures text-12 text-muted">
          {stateOf(device, text, (at) => intl.formatDate(at, { dateStyle: 'medium' })) ??
            text('settings.devices.seen', { time: exactTime(intl, lastSeenAt) })}
        </p>
      </div>
      {isCurrent && <Chip tone="accent">{text('settings.devices.current')}</Chip>}
      {isSignedIn && !isCurrent && (
        <Menu
          label={text('settings.devices.more', { name })}
          placement="bottom end"
          trigger={<IconButton icon={Ellipsis} label={text('settings.devices.more', { name })} />}
        >
          <MenuItem
            label={text('settings.devices.remove')}
            hint={text('settings.devices.removeHint')}
            onAction={onRemove}
          />
          <MenuItem
            tone="danger"
            label={text('settings.devices.wipe')}
            hint={text('settings.devices.wipeHint')}
            onAction={onLost}
          />
        </Menu>
      )}
    </li>
  )
}

/** What is to be known of a device besides when it was seen. */
function stateOf(
  { wipe, isSignedIn }: DeviceEntry,
  text: Text,
  dayOf: (at: string) => string,
): string | null {
  if (wipe?.wipedAt) return text('settings.devices.wiped', { date: dayOf(wipe.wipedAt) })
  if (wipe?.orderedAt) return text('settings.devices.wipeOrdered')
  return isSignedIn ? null : text('settings.devices.signedOut')
}
