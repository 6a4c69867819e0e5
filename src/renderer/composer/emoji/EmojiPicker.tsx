import { type KeyboardEvent, memo, useEffect, useId, useMemo, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { cx } from '../../design/cx.ts'
import { Menu, MenuChoice, MenuItem } from '../../design/Menu.tsx'
import type { MessageKey } from '../../i18n/en/index.ts'
import { useText } from '../../i18n/I18n.tsx'
import { setPreferences, useStore } from '../../store/store.ts'
import { type Emoji, findEmoji, toned } from './emoji-data.ts'
import { moveIn } from './grid.ts'
import { noteEmojiUsed, useAllEmoji } from './use-emoji.ts'

const GROUPS: readonly [number, MessageKey][] = [
  [0, 'emoji.smileys'],
  [1, 'emoji.people'],
  [3, 'emoji.nature'],
  [4, 'emoji.food'],
  [5, 'emoji.travel'],
  [6, 'emoji.activities'],
  [7, 'emoji.objects'],
  [8, 'emoji.symbols'],
  [9, 'emoji.flags'],
]
const MOST_FOUND = 96
const HANDS = ['👋', '👋🏻', '👋🏼', '👋🏽', '👋🏾', '👋🏿']
const TONES = ['0', '1', '2', '3', '4', '5'] as const

interface Shown {
  label: MessageKey
  emoji: readonly { emoji: string; name: string }[]
}

/** Loaded when it is opened first. The focus stays in the field; arrows go over the emoji, Enter takes one. */
export default function EmojiPicker({ onChoose }: { onChoose(emoji: string): void }) {
  const text = useText()
  const listId = useId()
  const all = useAllEmoji(true)
  const { recentEmoji, skinTone } = useStore((state) => state.preferences)
  const [query, setQuery] = useState('')
  const [place, setPlace] = useState(0)
  const groups = useMemo(
    () => (all === null ? null : shown(all, query, recentEmoji, skinTone)),
    [all, query, recentEmoji, skinTone],
  )
  const flat = useMemo(() => groups?.flatMap(({ emoji }) => emoji) ?? [], [groups])
  const active = flat[place]

  function choose(emoji: string) {
    noteEmojiUsed(emoji)
    onChoose(emoji)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && active) {
      event.preventDefault()
      return choose(active.emoji)
    }
    const mirrored = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' }[event.key]
    const isRtl = document.dir === 'rtl' || document.documentElement.dir === 'rtl'
    const sizes = groups?.map(({ emoji }) => emoji.length) ?? []
    const next = moveIn(sizes, place, (isRtl && mirrored) || event.key)
    if (next === null) return
    event.preventDefault()
    setPlace(next)
  }

  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex shrink-0 items-center gap-2 border-b border-line p-2">
        <input
          // biome-ignore lint/a11y/noAutofocus: it was opened to search in
          autoFocus
          type="text"
          role="combobox"
          aria-expanded
          aria-autocomplete="list"
          aria-controls={listId}
          {...(active && { 'aria-activedescendant': `${listId}-${place}` })}
          aria-label={text('emoji.search')}
          placeholder={text('emoji.search')}
          value={query}
          dir={query === '' ? undefined : 'auto'}
          className="selectable h-8 min-w-0 flex-1 rounded-sm border border-field bg-transparent px-2 text-13 placeholder:text-faint"
          onChange={(event) => {
            setQuery(event.target.value)
            setPlace(0)
          }}
          onKeyDown={onKeyDown}
        />
        <SkinTone tone={skinTone} />
      </div>
      <div
        id={listId}
        role="listbox"
        tabIndex={-1}
        aria-label={text('suggest.emoji')}
        className="min-h-0 flex-1 overflow-y-auto px-2 pb-2 outline-none"
      >
        {groups === null && <p className="p-2 text-13 text-muted">{text('emoji.loading')}</p>}
        {groups !== null && flat.length === 0 && (
          <p className="p-2 text-13 text-muted">{text('emoji.none')}</p>
        )}
        {groups?.map((group, index) => (
          <Group
            key={group.label}
            group={group}
            listId={listId}
            first={firstOf(groups, index)}
            active={place}
            onChoose={choose}
            onHover={setPlace}
          />
        ))}
      </div>
      <p aria-hidden className="h-9 shrink-0 truncate border-t border-line px-3 py-2 text-12 text-muted">
        {active?.name}
      </p>
    </div>
  )
}

function SkinTone({ tone }: { tone: number }) {
  const text = useText()
  return (
    <Menu
      label={text('emoji.skin')}
      placement="bottom end"
      trigger={
        <AriaButton
          aria-label={text('emoji.skin')}
          className="size-8 shrink-0 rounded-sm font-emoji text-16 hover:bg-hover"
        >
          {HANDS[tone]}
        </AriaButton>
      }
    >
      <MenuChoice
        label={text('emoji.skin')}
        value={TONES[tone] ?? '0'}
        onChange={(chosen) => setPreferences({ skinTone: Number(chosen) })}
      >
        {TONES.map((one) => (
          <MenuItem
            key={one}
            id={one}
            label={text(`emoji.skin${one}`)}
            mark={<span className="font-emoji">{HANDS[Number(one)]}</span>}
          />
        ))}
      </MenuChoice>
    </Menu>
  )
}

function shown(
  all: readonly Emoji[],
  query: string,
  recent: readonly string[],
  tone: number,
): readonly Shown[] {
  const face = (emoji: Emoji) => ({ emoji: toned(emoji, tone), name: emoji.name })
  if (query.trim() !== '') {
    const found = findEmoji(all, query, MOST_FOUND).map(face)
    return found.length === 0 ? [] : [{ label: 'emoji.search', emoji: found }]
  }
  const names = new Map(all.flatMap(({ emoji, name, skins }) => [emoji, ...skins].map((one) => [one, name])))
  const used = recent.map((emoji) => ({ emoji, name: names.get(emoji) ?? '' }))
  return [
    ...(used.length > 0 ? [{ label: 'emoji.recent', emoji: used } as const] : []),
    ...GROUPS.map(([group, label]) => ({
      label,
      emoji: all.filter((emoji) => emoji.group === group).map(face),
    })),
  ]
}

function firstOf(groups: readonly Shown[], index: number): number {
  return groups.slice(0, index).reduce((sum, { emoji }) => sum + emoji.length, 0)
}

interface GroupProps {
  group: Shown
  listId: string
  /** The place of its first emoji among all. */
  first: number
  active: number
  onChoose(emoji: string): void
  onHover(place: number): void
}

const Group = memo(
  function Group({ group: { label, emoji }, listId, first, active, onChoose, onHover }: GroupProps) {
    const text = useText()
    return (
      // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset
      <div
        role="group"
        aria-label={text(label)}
        className="[contain-intrinsic-size:auto_320px] [content-visibility:auto]"
      >
        <p aria-hidden className="px-1 pt-2 pb-1 text-12 text-muted">
          {text(label)}
        </p>
        <div className="grid grid-cols-8">
          {emoji.map((one, index) => (
            <Option
              key={one.emoji}
              id={`${listId}-${first + index}`}
              {...one}
              isActive={first + index === active}
              onChoose={() => onChoose(one.emoji)}
              onHover={() => onHover(first + index)}
            />
          ))}
        </div>
      </div>
    )
  },
  // Only the groups that an arrow leaves or reaches are drawn again.
  (before, now) =>
    before.group === now.group && before.first === now.first && placeIn(before) === placeIn(now),
)

function placeIn({ group, first, active }: GroupProps): number | null {
  return active >= first && active < first + group.emoji.length ? active : null
}

interface OptionProps {
  id: string
  emoji: string
  name: string
  isActive: boolean
  onChoose(): void
  onHover(): void
}

function Option({ id, emoji, name, isActive, onChoose, onHover }: OptionProps) {
  useEffect(() => {
    if (isActive) document.getElementById(id)?.scrollIntoView({ block: 'nearest' })
  }, [isActive, id])
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field
    // biome-ignore lint/a11y/useKeyWithClickEvents: as above
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      aria-label={name}
      className={cx(
        'flex h-9 cursor-default items-center justify-center rounded-sm font-emoji text-20',
        isActive && 'bg-selected',
      )}
      onMouseDown={(event) => event.preventDefault()}
      onPointerMove={onHover}
      onClick={onChoose}
    >
      {emoji}
    </div>
  )
}
