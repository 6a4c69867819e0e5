import { Ban, Ellipsis, RotateCcw, ShieldCheck, ShieldOff, UserCheck, UserRoundCog } from 'lucide-react'
import type { StaffMember } from '#shared/routes/staff.ts'
import { Avatar } from '../design/Avatar.tsx'
import { Chip } from '../design/Chip.tsx'
import { cx } from '../design/cx.ts'
import { IconButton } from '../design/IconButton.tsx'
import { Menu, MenuItem } from '../design/Menu.tsx'
import { OwnDirection } from '../design/OwnDirection.tsx'
import { useIntl, useText } from '../i18n/I18n.tsx'
import { useHeld, useMe } from '../store/account.tsx'

export interface PersonRowProps {
  person: StaffMember
  /** Their role needs a second factor. */
  isRequired: boolean
  /** Why nothing can be changed now. */
  unavailable: string | null
  onAsk(what: 'edit' | 'reset' | 'disable', person: StaffMember): void
  onEnable(person: StaffMember): void
}

export function PersonRow({ person, isRequired, unavailable, onAsk, onEnable }: PersonRowProps) {
  const text = useText()
  const intl = useIntl()
  const teams = useHeld((held) => held.teams)
  const isMe = useMe().user.id === person.id
  const { id, name, email, role, teamIds, hasSecondFactor, disabledAt } = person
  const isDisabled = disabledAt !== null
  const names = teamIds.flatMap((teamId) => teams[teamId]?.name ?? [])
  names.sort(new Intl.Collator(intl.locale).compare)
  return (
    <div data-testid="person" className="flex items-center gap-3 border-b border-line py-2.5">
      <Avatar id={id} name={name} size={36} />
      <div className="min-w-0 flex-1 text-13">
        <p className="flex items-center gap-2">
          <bdi title={name} className={cx('truncate font-medium', isDisabled && 'text-muted')}>
            {name}
          </bdi>
          {isMe && <Chip tone="accent">{text('message.you')}</Chip>}
          {isDisabled && (
            <Chip tone="danger" icon={Ban}>
              {text('people.disabled')}
            </Chip>
          )}
        </p>
        <OwnDirection className="truncate text-12 text-muted">{email}</OwnDirection>
        <p className="truncate text-12 text-muted">
          {text(`role.${role}`)}
          {names.map((team) => (
            <span key={team}>
              {' · '}
              <bdi>{team}</bdi>
            </span>
          ))}
        </p>
      </div>
      {!isDisabled && <Factor isOn={hasSecondFactor === true} isRequired={isRequired} />}
      {isMe ? (
        <span aria-hidden className="size-8" />
      ) : (
        <Menu
          label={text('settings.devices.more', { name })}
          placement="bottom end"
          trigger={<IconButton icon={Ellipsis} label={text('settings.devices.more', { name })} />}
        >
          <MenuItem
            icon={UserRoundCog}
            label={text('people.edit')}
            unavailable={unavailable}
            onAction={() => onAsk('edit', person)}
          />
          <MenuItem
            icon={RotateCcw}
            label={text('people.reset')}
            unavailable={unavailable ?? (hasSecondFactor ? null : text('people.reset.none'))}
            onAction={() => onAsk('reset', person)}
          />
          {isDisabled ? (
            <MenuItem
              icon={UserCheck}
              label={text('people.enable')}
              unavailable={unavailable}
              onAction={() => onEnable(person)}
            />
          ) : (
            <MenuItem
              icon={Ban}
              tone="danger"
              label={text('people.disable')}
              unavailable={unavailable}
              onAction={() => onAsk('disable', person)}
            />
          )}
        </Menu>
      )}
    </div>
  )
}

function Factor({ isOn, isRequired }: { isOn: boolean; isRequired: boolean }) {
  const text = useText()
  if (isOn) {
    return (
      <Chip tone="quiet" icon={ShieldCheck}>
        {text('people.factor.on')}
      </Chip>
    )
  }
  return (
    <Chip tone={isRequired ? 'warning' : 'quiet'} icon={ShieldOff}>
      {text('people.factor.off')}
    </Chip>
  )
}
