import { RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../design/Button.tsx'
import { Section } from '../design/Section.tsx'
import { useText } from '../i18n/I18n.tsx'
import { useKeymap } from '../shell/keymap.ts'
import { type Command, SHORTCUT_GROUPS } from '../shell/shortcuts.ts'
import { setPreferences, useStore } from '../store/store.ts'
import { ShortcutRow } from './ShortcutRow.tsx'

/** All keys as they are in force, each to be changed by pressing others. */
export function ShortcutsPage() {
  const text = useText()
  const keymap = useKeymap()
  const hasOwn = useStore((state) => Object.keys(state.preferences.keys).length > 0)
  const [awaiting, setAwaiting] = useState<Command | null>(null)
  return SHORTCUT_GROUPS.map((group, index) => (
    <Section
      key={group}
      title={text(`shortcuts.group.${group}`)}
      {...(index === 0 && { hint: text('settings.shortcuts.hint') })}
      action={
        index === 0 &&
        hasOwn && (
          <Button size="sm" onPress={() => setPreferences({ keys: {} })}>
            <RotateCcw aria-hidden size={14} strokeWidth={2} />
            {text('settings.shortcuts.resetAll')}
          </Button>
        )
      }
    >
      <ul className="flex flex-col divide-y divide-line">
        {keymap
          .filter((shortcut) => shortcut.group === group)
          .map((shortcut) => (
            <ShortcutRow
              key={shortcut.command}
              shortcut={shortcut}
              isAwaiting={awaiting === shortcut.command}
              onAwait={(isAwaiting) => setAwaiting(isAwaiting ? shortcut.command : null)}
            />
          ))}
      </ul>
    </Section>
  ))
}
