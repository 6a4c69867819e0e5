import { RotateCcw } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { IconButton } from '../design/IconButton.tsx'
import { Keys } from '../design/Keys.tsx'
import { useText } from '../i18n/I18n.tsx'
import { chooseKeys, conflictsOf, type Keyed } from '../shell/keymap.ts'
import { combinationOf } from '../shell/keys.ts'
import { SHORTCUTS } from '../shell/shortcuts.ts'
import { useStore } from '../store/store.ts'

interface ShortcutRowProps {
  shortcut: Keyed
  /** The next press is to be its key. */
  isAwaiting: boolean
  onAwait(isAwaiting: boolean): void
}

export function ShortcutRow({ shortcut, isAwaiting, onAwait }: ShortcutRowProps) {
  const text = useText()
  const { command, keys } = shortcut
  const chosen = useStore((state) => state.preferences.keys)
  const [taken, setTaken] = useState<string | null>(null)
  const action = text(shortcut.label)

  function pressed(event: KeyboardEvent) {
    if (event.key === 'Tab') return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') return finish()
    const combination = combinationOf(event.nativeEvent)
    if (combination === null) return
    const [other] = conflictsOf(command, combination, chosen)
    const holder = SHORTCUTS.find((each) => each.command === other)
    if (holder) return setTaken(text(holder.label))
    chooseKeys(command, [combination])
    finish()
  }

  function finish() {
    setTaken(null)
    onAwait(false)
  }

  return (
    <li data-testid="shortcut" className="flex min-h-10 flex-wrap items-center justify-end gap-x-2 py-1">
      <span className="min-w-0 flex-1 text-13">{action}</span>
      {command in chosen && (
        <IconButton
          icon={RotateCcw}
          label={text('settings.shortcuts.resetOne', { action })}
          onPress={() => chooseKeys(command, null)}
        />
      )}
      {isAwaiting ? (
        <input
          // biome-ignore lint/a11y/noAutofocus: whoever asked to press keys presses them next
          autoFocus
          readOnly
          aria-label={text('settings.shortcuts.change', { action })}
          value={text('settings.shortcuts.press')}
          onKeyDown={pressed}
          onBlur={finish}
          className="h-8 w-52 rounded-sm border border-accent bg-surface px-2.5 text-13 text-accent-text"
        />
      ) : (
        <AriaButton
          onPress={() => onAwait(true)}
          className="flex min-h-8 min-w-24 items-center justify-end gap-2 rounded-sm px-2 hover:bg-hover"
        >
          <span className="sr-only">{text('settings.shortcuts.change', { action })}</span>
          {keys.map((key) => (
            <Keys key={key} combination={key} />
          ))}
        </AriaButton>
      )}
      <p role="status" className="basis-full pt-1 text-end text-12 text-muted empty:hidden">
        {isAwaiting &&
          (taken === null
            ? text('settings.shortcuts.cancel')
            : text('settings.shortcuts.taken', { action: taken }))}
      </p>
    </li>
  )
}
