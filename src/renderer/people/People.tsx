import { useState } from 'react'
import type { Id } from '#shared/ids.ts'
import type { StaffChange } from '#shared/ipc.ts'
import type { StaffMember } from '#shared/routes/staff.ts'
import { Section } from '../design/Section.tsx'
import { useText } from '../i18n/I18n.tsx'
import { NotListed } from '../settings/NotListed.tsx'
import { Sure } from '../settings/Sure.tsx'
import { useIsOnline } from '../store/account.tsx'
import { changeMember, resetSecondFactor } from '../store/staff.ts'
import { toast } from '../store/toasts.ts'
import { changedFields, type Filed, filedOf } from './members.ts'
import { PeopleList } from './PeopleList.tsx'
import { PersonDialog } from './PersonDialog.tsx'
import { Policy } from './Policy.tsx'
import { useStaff } from './use-staff.ts'

type Asked = { what: 'edit' | 'reset' | 'disable'; person: StaffMember }

/** One workspace: whom it asks for a second factor, and everybody who works there. */
export function People({ accountId }: { accountId: Id }) {
  const text = useText()
  const isOnline = useIsOnline()
  const { staff, error, change, again } = useStaff(accountId)
  const [asked, setAsked] = useState<Asked | null>(null)
  const unavailable = isOnline ? null : text('people.offline')
  const close = () => setAsked(null)

  async function save(person: StaffMember, fields: StaffChange): Promise<boolean> {
    const saved = await changeMember(accountId, person.id, fields)
    if (saved === null) return false
    change((before) => ({
      ...before,
      users: before.users.map((user) => (user.id === saved.id ? saved : user)),
    }))
    return true
  }

  async function file(person: StaffMember, after: Filed) {
    close()
    const before = filedOf(person)
    const fields = changedFields(before, after)
    if (fields === null || !(await save(person, fields))) return
    const run = () => void save(person, changedFields(after, before) ?? {})
    const words = { key: 'people.saved', values: { name: person.name } } as const
    toast(words, { action: { label: { key: 'action.undo' }, run } })
  }

  async function reset(person: StaffMember) {
    close()
    if (await resetSecondFactor(accountId, person.id)) again()
  }

  function disable(person: StaffMember) {
    close()
    void save(person, { disabled: true })
  }

  return (
    <div>
      {staff === null && error !== null && (
        <div className="py-6">
          <NotListed error={error} offline={text('people.offlineList')} again={again} />
        </div>
      )}
      {staff !== null && (
        <>
          <Section title={text('secondFactor.title')} hint={text('people.policy.hint')}>
            <Policy accountId={accountId} staff={staff} unavailable={unavailable} onChange={change} />
          </Section>
          <Section
            title={text('people.staff', { count: staff.users.length })}
            {...(unavailable && { hint: unavailable })}
          >
            <PeopleList
              staff={staff}
              unavailable={unavailable}
              onAsk={(what, person) => setAsked({ what, person })}
              onEnable={(person) => void save(person, { disabled: false })}
            />
          </Section>
        </>
      )}
      {asked?.what === 'edit' && (
        <PersonDialog
          person={asked.person}
          onSave={(after) => void file(asked.person, after)}
          onClose={close}
        />
      )}
      {asked?.what === 'reset' && (
        <Sure
          title={text('people.reset.title', { name: asked.person.name })}
          body={text('people.reset.body')}
          yes={text('people.reset.yes')}
          no={text('people.keep')}
          onYes={() => void reset(asked.person)}
          onNo={close}
        />
      )}
      {asked?.what === 'disable' && (
        <Sure
          title={text('people.disable.title', { name: asked.person.name })}
          body={text('people.disable.body')}
          yes={text('people.disable.yes')}
          no={text('people.keep')}
          onYes={() => disable(asked.person)}
          onNo={close}
        />
      )}
    </div>
  )
}
