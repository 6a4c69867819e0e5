import { useState } from 'react'
import { Dialog } from '../design/Dialog.tsx'
import { Keys } from '../design/Keys.tsx'
import { TextField } from '../design/TextField.tsx'
import { useText } from '../i18n/I18n.tsx'
import { ranked } from '../palette/match.ts'
import { useKeymap } from './keymap.ts'
import { SHORTCUT_GROUPS } from './shortcuts.ts'

/** All keys as they are in force, by groups, found by what they do. */
export function ShortcutMap({ onClose }: { onClose(): void }) {
  const text = useText()
  const [typed, setTyped] = useState('')
  const found = ranked(typed, useKeymap(), ({ label }) => text(label)).map(({ item }) => item)
  const groups = SHORTCUT_GROUPS.map((group) => ({
    group,
    shortcuts: found.filter((shortcut) => shortcut.group === group),
  })).filter(({ shortcuts }) => shortcuts.length > 0)
  return (
    <Dialog title={text('shortcuts.title')} wide onClose={onClose}>
      <TextField autoFocus label={text('shortcuts.lookFor')} value={typed} onChange={setTyped} />
      <p role="status" className={groups.length === 0 ? 'pt-6 text-13 text-muted' : 'sr-only'}>
        {groups.length === 0 && text('shortcuts.nothing')}
      </p>
      <div className="columns-2 gap-x-10 pt-5">
        {groups.map(({ group, shortcuts }) => (
          <section key={group} className="mb-6 break-inside-avoid">
            <h3 className="mb-1 text-12 font-medium text-muted">{text(`shortcuts.group.${group}`)}</h3>
            <dl>
              {shortcuts.map(({ command, keys, label }) => (
                <div
                  key={command}
                  className="flex min-h-9 items-center justify-between gap-4 border-b border-line"
                >
                  <dt className="text-13">{text(label)}</dt>
                  <dd className="flex shrink-0 gap-2">
                    {keys.length === 0 && (
                      <span className="text-12 text-faint">{text('shortcuts.noKey')}</span>
                    )}
                    {keys.map((key) => (
                      <Keys key={key} combination={key} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
