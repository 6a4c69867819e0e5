import { useState } from 'react'
import type { StaffRole } from '#shared/entities.ts'
import type { StaffMember } from '#shared/routes/staff.ts'
import { Button } from '../design/Button.tsx'
import { Checkbox } from '../design/Checkbox.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { Select } from '../design/Select.tsx'
import { Switch } from '../design/Switch.tsx'
import { useIntl, useText } from '../i18n/I18n.tsx'
import { useHeld } from '../store/account.tsx'
import { type Filed, filedOf } from './members.ts'

const ROLES = ['agent', 'supervisor', 'admin'] as const satisfies readonly StaffRole[]

interface PersonDialogProps {
  person: StaffMember
  onSave(after: Filed): void
  onClose(): void
}

/** What somebody may do, and with whom they work. */
export function PersonDialog({ person, onSave, onClose }: PersonDialogProps) {
  const text = useText()
  const intl = useIntl()
  const all = useHeld((held) => held.teams)
  const [{ role, teamIds, needsApproval }, setFiled] = useState(() => filedOf(person))
  const compare = new Intl.Collator(intl.locale).compare
  const teams = Object.values(all).sort((one, other) => compare(one.name, other.name))
  const put = (change: Partial<Filed>) => setFiled((before) => ({ ...before, ...change }))

  function toggle(teamId: string, isIn: boolean) {
    const others = teamIds.filter((id) => id !== teamId)
    put({ teamIds: (isIn ? [...others, teamId] : others).sort() })
  }

  return (
    <Dialog title={person.name} onClose={onClose}>
      <div className="flex flex-col gap-5 pt-2">
        <Select
          label={text('people.role')}
          options={ROLES.map((id) => ({ id, label: text(`role.${id}`), hint: text(`people.role.${id}`) }))}
          value={role}
          hint={text(`people.role.${role}`)}
          onChange={(chosen) => put({ role: chosen })}
        />
        <fieldset className="flex flex-col gap-1.5">
          <legend className="pb-1.5 text-13 font-medium">{text('people.teams')}</legend>
          {teams.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              isChecked={teamIds.includes(id)}
              onChange={(isIn) => toggle(id, isIn)}
            />
          ))}
          {teams.length === 0 && <p className="text-13 text-muted">{text('people.noTeams')}</p>}
        </fieldset>
        <Switch
          label={text('people.approval')}
          hint={text('people.approvalHint')}
          isOn={needsApproval}
          onChange={(isOn) => put({ needsApproval: isOn })}
        />
        <div className="flex justify-end gap-2">
          <Button kind="quiet" onPress={onClose}>
            {text('action.cancel')}
          </Button>
          <Button kind="primary" onPress={() => onSave({ role, teamIds, needsApproval })}>
            {text('people.save')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
