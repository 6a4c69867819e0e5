import { BookmarkPlus, Save, Undo2 } from 'lucide-react'
import { isNarrowed, NO_FILTERS } from '#shared/queue-filters.ts'
import { Button } from '../design/Button.tsx'
import { IconButton } from '../design/IconButton.tsx'
import { Tag } from '../design/Tag.tsx'
import { useText } from '../i18n/I18n.tsx'
import { arrange } from '../store/queue.ts'
import { useShownCounts } from '../store/queue-counts.ts'
import { revertView, updateView } from '../store/saved-views.ts'
import { currentList, useStore, wantedOf } from '../store/store.ts'
import { type FilterOption, filtersOf } from './filter-options.tsx'

interface FilterChipsProps {
  chosen: readonly FilterOption[]
  /** The focus was on what is gone now. */
  onRemoved(): void
  onSave(): void
}

/** What narrows the list, one chip each; how much of it is left; and a name for it, if it is to stay. */
export function FilterChips({ chosen, onRemoved, onSave }: FilterChipsProps) {
  const text = useText()
  const list = useStore((state) => currentList(state.preferences))
  const isNarrow = useStore((state) => isNarrowed(wantedOf(state).filters))
  const { shown, all } = useShownCounts()
  if (!isNarrow && list.sort === 'lastMessage' && !list.isChanged) return null

  const clear = () => {
    void arrange({ filters: NO_FILTERS, text: '' })
    onRemoved()
  }
  return (
    <div className="flex flex-wrap items-center gap-1.5 px-4 pb-2">
      {chosen.length > 0 && (
        <ul aria-label={text('filter.chips')} className="contents">
          {chosen.map((option) => (
            <li key={option.id} className="flex min-w-0">
              <Tag
                name={text('filter.chip', {
                  facet: text(`filter.facet.${option.facet}`),
                  value: option.label,
                })}
                {...(option.color && { color: option.color })}
                onRemove={() => {
                  void arrange({ filters: filtersOf(chosen.filter(({ id }) => id !== option.id)) })
                  onRemoved()
                }}
              />
            </li>
          ))}
        </ul>
      )}
      {isNarrow && (
        <>
          <Button kind="quiet" size="sm" className="-my-0.5" onPress={clear}>
            {text('filter.clear')}
          </Button>
          <span role="status" className="figures ms-auto text-12 text-muted">
            {shown !== null && text('filter.shown', { shown, all })}
          </span>
        </>
      )}
      {!isNarrow && (
        <span className="text-12 text-muted">
          {text('sort.current', { sort: text(`sort.${list.sort}`) })}
        </span>
      )}
      <span className="flex">
        {list.name !== null && list.isChanged && (
          <>
            <IconButton
              icon={Undo2}
              label={text('savedView.revert', { name: list.name })}
              className="-my-1 size-7"
              onPress={revertView}
            />
            <IconButton
              icon={Save}
              label={text('savedView.update', { name: list.name })}
              className="-my-1 size-7"
              onPress={updateView}
            />
          </>
        )}
        {(list.name === null || list.isChanged) && (
          <IconButton
            icon={BookmarkPlus}
            label={text('savedView.save')}
            className="-my-1 size-7"
            onPress={onSave}
          />
        )}
      </span>
    </div>
  )
}
