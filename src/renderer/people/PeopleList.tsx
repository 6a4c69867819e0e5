import { Search } from 'lucide-react'
import { type ComponentPropsWithRef, useMemo, useState } from 'react'
import { Virtuoso } from 'react-virtuoso'
import type { StaffMember } from '#shared/routes/staff.ts'
import { TextField } from '../design/TextField.tsx'
import { useIntl, useText } from '../i18n/I18n.tsx'
import { findMembers } from './members.ts'
import { PersonRow, type PersonRowProps } from './PersonRow.tsx'
import type { Staff } from './use-staff.ts'

/** Pixels: the list's first guess, before it has measured one. */
const ROW_HEIGHT = 60
const PARTS = { List: Rows, Item: Row }

interface PeopleListProps extends Omit<PersonRowProps, 'person' | 'isRequired'> {
  staff: Staff
}

/** Everybody, virtual: it scrolls with the page that it stands on. */
export function PeopleList({ staff, ...row }: PeopleListProps) {
  const text = useText()
  const intl = useIntl()
  const [typed, setTyped] = useState('')
  const [page, setPage] = useState<HTMLElement | null>(null)
  const { users, policy } = staff
  const found = useMemo(
    () => findMembers(users, typed, new Intl.Collator(intl.locale).compare),
    [users, typed, intl.locale],
  )
  return (
    <div ref={(box) => setPage(box?.closest<HTMLElement>('[role="tabpanel"]') ?? null)}>
      <TextField
        label={text('people.find')}
        value={typed}
        onChange={setTyped}
        end={<Search aria-hidden size={16} strokeWidth={1.75} className="me-2 text-muted" />}
      />
      <p role="status" className={found.length === 0 ? 'pt-4 text-13 text-muted' : 'sr-only'}>
        {found.length === 0 ? text('people.nobody') : text('people.found', { count: found.length })}
      </p>
      {page && (
        <Virtuoso<StaffMember>
          data={found}
          customScrollParent={page}
          defaultItemHeight={ROW_HEIGHT}
          components={PARTS}
          computeItemKey={(_, { id }) => id}
          itemContent={(_, person) => (
            <PersonRow person={person} isRequired={policy.roles.includes(person.role)} {...row} />
          )}
        />
      )}
    </div>
  )
}

function Rows(props: ComponentPropsWithRef<'div'>) {
  const text = useText()
  // biome-ignore lint/a11y/useSemanticElements: the virtual list measures a div
  return <div {...props} role="list" aria-label={text('settings.people')} />
}

function Row({ item: _, ...props }: ComponentPropsWithRef<'div'> & { item: StaffMember }) {
  // biome-ignore lint/a11y/useSemanticElements: the virtual list measures a div
  return <div {...props} role="listitem" />
}
