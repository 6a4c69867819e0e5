import { cx } from './cx.ts'

const isMac = navigator.userAgent.includes('Mac OS')

/** A combination as the shortcut table writes it, with the keys' faces of this computer: `Mod` is Ctrl or ⌘. */
export function Keys({ combination, onDark = false }: { combination: string; onDark?: boolean }) {
  return (
    <kbd className="inline-flex gap-1 font-sans" dir="ltr">
      {combination.split('+').map((key) => (
        <span
          key={key}
          className={cx(
            'inline-flex h-5 min-w-5 items-center justify-center rounded-xs px-1 text-12',
            onDark ? 'bg-on-toast/15' : 'border border-line bg-hover text-muted',
          )}
        >
          {faceOf(key)}
        </span>
      ))}
    </kbd>
  )
}

function faceOf(key: string): string {
  if (key === 'Mod') return isMac ? '⌘' : 'Ctrl'
  if (key === 'Enter') return '↵'
  if (key === 'Escape') return 'Esc'
  if (key === 'ArrowDown') return '↓'
  if (key === 'ArrowUp') return '↑'
  if (key === 'ArrowLeft') return '←'
  if (key === 'ArrowRight') return '→'
  if (key === 'Shift') return '⇧'
  if (key === 'PageUp') return 'PgUp'
  if (key === 'PageDown') return 'PgDn'
  if (key === 'Alt') return isMac ? '⌥' : 'Alt'
  return key.length === 1 ? key.toUpperCase() : key
}
