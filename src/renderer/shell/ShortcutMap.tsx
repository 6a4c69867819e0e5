import { Dialog } from '../design/Dialog.tsx'
import { Keys } from '../design/Keys.tsx'
import { useText } from '../i18n/I18n.tsx'
import { SHORTCUTS } from './shortcuts.ts'

const GROUPS = ['queue', 'chat', 'message', 'chats', 'window'] as const

export function ShortcutMap({ onClose }: { onClose(): void }) {
  const text = useText()
  return (
    <Dialog title={text('shortcuts.title')} wide onClose={onClose}>
      <div className="grid grid-cols-2 gap-x-10 gap-y-6 pt-2">
        {GROUPS.map((group) => (
          <section key={group}>
            <h3 className="mb-1 text-12 font-medium text-muted">{text(`shortcuts.group.${group}`)}</h3>
            <dl>
              {SHORTCUTS.filter((shortcut) => shortcut.group === group).map(({ command, keys, label }) => (
                <div
                  key={command}
                  className="flex min-h-9 items-center justify-between gap-4 border-b border-line"
                >
                  <dt className="text-13">{text(label)}</dt>
                  <dd className="flex gap-2">
                    {shown(keys).map((key) => (
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

/** Of a row of keys the first and the last one. */
function shown(keys: readonly string[]): readonly string[] {
  return keys.length > 2 ? [keys[0] ?? '', keys.at(-1) ?? ''] : keys
}
