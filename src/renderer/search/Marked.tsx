/** A text with what was found in it marked. */
export function Marked({ text, matches }: { text: string; matches: readonly (readonly [number, number])[] }) {
  const ends = matches.map(([start, length]) => start + length)
  return (
    <>
      {matches.map(([start, length], index) => (
        <span key={start}>
          {text.slice(index === 0 ? 0 : ends[index - 1], start)}
          <mark className="rounded-xs bg-accent-soft font-medium text-accent-text">
            {text.slice(start, start + length)}
          </mark>
        </span>
      ))}
      {text.slice(ends[ends.length - 1] ?? 0)}
    </>
  )
}
