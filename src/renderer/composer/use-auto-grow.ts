import { useLayoutEffect, useRef } from 'react'

/** A textarea as high as its text, within the limits that its styles set. */
export function useAutoGrow(body: string) {
  const field = useRef<HTMLTextAreaElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is what changes the height
  useLayoutEffect(() => {
    const element = field.current
    if (!element) return
    element.style.height = 'auto'
    element.style.height = `${element.scrollHeight}px`
  }, [body])
  return field
}
