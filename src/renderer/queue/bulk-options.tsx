import { Inbox, Users } from 'lucide-react'
import { useMemo } from 'react'
import type { Label } from '#shared/entities.ts'
import { Avatar } from '../design/Avatar.tsx'
import type { Option } from '../design/option.ts'
import { TagDot } from '../design/Tag.tsx'
import { useText } from '../i18n/I18n.tsx'
import type { Entities } from '../store/entities.ts'

/** Whom chats can be given to, and what they can be filed under. A category's id is its name after a `:`. */
export function useBulkOptions({ users, teams, labels }: Pick<Entities, 'users' | 'teams' | 'labels'>) {
  const text = useText()
  return useMemo(() => {
    const offered = (kind: Label['kind']) =>
      byName(Object.values(labels).filter((label) => label.kind === kind && label.archivedAt === null))
    const people: Option[] = [
      { id: 'queue', label: text('bulk.return'), icon: Inbox },
      ...byName(Object.values(users)).map(({ id, name }) => ({
        ...{ id, label: name, mark: <Avatar id={id} name={name} size={24} /> },
        group: text('filter.facet.assignee'),
      })),
      ...byName(Object.values(teams)).map(({ id, name }) => ({
        ...{ id: `team:${id}`, label: name, icon: Users },
        group: text('filter.facet.team'),
      })),
    ]
    const tags: Option[] = offered('tag').map(({ name, color }) => ({
      ...{ id: name, label: name, mark: <TagDot color={color} /> },
    }))
    const categories: Option[] = [
      { id: '', label: text('bulk.noCategory') },
      ...offered('category').map(({ name, color }) => ({
        ...{ id: `:${name}`, label: name, mark: <TagDot color={color} /> },
      })),
    ]
    return { people, tags, categories }
  }, [users, teams, labels, text])
}

function byName<Named extends { name: string }>(all: readonly Named[]): Named[] {
  return [...all].sort((a, b) => a.name.localeCompare(b.name))
}
