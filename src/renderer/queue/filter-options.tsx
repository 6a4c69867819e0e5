import { useMemo } from 'react'
import { useShallow } from 'zustand/shallow'
import { type Label, priority, sessionChannel, sessionStatus, sessionType } from '#shared/entities.ts'
import { FACETS, type Facet, ME, NOBODY, type QueueFilters, queueFilters } from '#shared/queue-filters.ts'
import { Avatar } from '../design/Avatar.tsx'
import type { Option } from '../design/option.ts'
import { TagDot } from '../design/Tag.tsx'
import { type Text, useText } from '../i18n/I18n.tsx'
import { type Entities, NO_ENTITIES } from '../store/entities.ts'
import { shownAccounts, useStore } from '../store/store.ts'

/** One value of one kind of filter, as an option to choose. */
export interface FilterOption extends Option {
  facet: Facet
  value: string
  color?: Label['color']
}

function optionIdOf(facet: Facet, value: string): string {
  return `${facet}:${value}`
}

/** Everything that the chats of the accounts on view may be narrowed by. */
export function useFilterOptions(): readonly FilterOption[] {
  const text = useText()
  const held = useStore(
    useShallow((state) => shownAccounts(state).map(({ id }) => state.held[id] ?? NO_ENTITIES)),
  )
  const known = useStore(useShallow(() => held.flatMap(({ users, teams, labels }) => [users, teams, labels])))
  // biome-ignore lint/correctness/useExhaustiveDependencies: of what is held, only people, teams and labels are options
  return useMemo(() => optionsOf(held, text), [...known, text])
}

function optionsOf(held: readonly Entities[], text: Text): FilterOption[] {
  const labels = (kind: Label['kind']) =>
    byName(held.flatMap((one) => Object.values(one.labels)).filter((label) => label.kind === kind))
  const label = ({ name, color }: Label) => ({
    value: name,
    label: name,
    color,
    mark: <TagDot color={color} />,
  })
  const people = byName(held.flatMap(({ users }) => Object.values(users)))
  const all: Record<Facet, Omit<FilterOption, 'id' | 'facet' | 'group'>[]> = {
    status: sessionStatus.options.map((value) => ({ value, label: text(`session.status.${value}`) })),
    priority: [...priority.options].reverse().map((value) => ({ value, label: text(`priority.${value}`) })),
    type: sessionType.options.map((value) => ({ value, label: text(`session.type.${value}`) })),
    channel: sessionChannel.options.map((value) => ({ value, label: text(`session.channel.${value}`) })),
    category: labels('category').map(label),
    team: [
      ...byName(held.flatMap(({ teams }) => Object.values(teams))).map(({ id, name }) => ({
        value: id,
        label: name,
      })),
      { value: NOBODY, label: text('filter.noTeam') },
    ],
    assignee: [
      { value: ME, label: text('filter.me') },
      { value: NOBODY, label: text('filter.nobody') },
      ...people.map(({ id, name }) => ({
        value: id,
        label: name,
        mark: <Avatar id={id} name={name} size={24} />,
      })),
    ],
    tag: labels('tag').map(label),
  }
  return FACETS.flatMap((facet) => {
    const group = text(`filter.facet.${facet}`)
    const once = new Map(all[facet].map((option) => [option.value, option]))
    return [...once.values()].map((option) => ({
      ...option,
      id: optionIdOf(facet, option.value),
      facet,
      group,
      words: group,
    }))
  })
}

function byName<Named extends { name: string }>(all: readonly Named[]): Named[] {
  return [...all].sort((a, b) => a.name.localeCompare(b.name))
}

/** The chosen values as options; one that is no option any more is called by its value. */
export function chosenOptions(filters: QueueFilters, options: readonly FilterOption[]): FilterOption[] {
  return FACETS.flatMap((facet) =>
    filters[facet].map((value) => {
      const id = optionIdOf(facet, value)
      return options.find((option) => option.id === id) ?? { id, facet, value, label: value }
    }),
  )
}

/** Filters out of chosen options. */
export function filtersOf(chosen: readonly Pick<FilterOption, 'facet' | 'value'>[]): QueueFilters {
  const values = FACETS.map((facet) => [
    facet,
    chosen.filter((option) => option.facet === facet).map(({ value }) => value),
  ])
  return queueFilters.parse(Object.fromEntries(values))
}
