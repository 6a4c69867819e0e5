import { useMemo } from 'react'
import { Link } from 'react-aria-components'
import { ask } from '../store/bridge.ts'
import { linkify } from './linkify.ts'

/** What somebody wrote, as text and nothing but text. Addresses in it open outside, after main's own check. */
export function LinkedText({ text }: { text: string }) {
  const parts = useMemo(() => linkify(text), [text])
  return parts.map((part, index) =>
    part.kind === 'text' ? (
      part.text
    ) : (
      <Link
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places
        key={index}
        className="cursor-pointer [overflow-wrap:anywhere] text-accent-text underline underline-offset-2"
        onPress={() => void ask('link.open', { url: part.url })}
        render={(props) => <span {...props} title={part.url} />}
      >
        {part.text}
      </Link>
    ),
  )
}
