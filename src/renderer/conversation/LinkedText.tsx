import { useMemo } from 'react'
import { linkify } from '#shared/markdown/linkify.ts'
import { OutsideLink } from './OutsideLink.tsx'

/** What somebody wrote, as text and nothing but text, with the addresses in it to be followed. */
export function LinkedText({ text }: { text: string }) {
  const parts = useMemo(() => linkify(text), [text])
  return parts.map((part, index) =>
    part.kind === 'text' ? (
      part.text
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places
      <OutsideLink key={index} url={part.url} isAddress>
        {part.text}
      </OutsideLink>
    ),
  )
}
