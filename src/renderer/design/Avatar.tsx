import type { CSSProperties } from 'react'
import { hueOf, initialsOf } from './avatar.ts'
import { cx } from './cx.ts'

const SIZES = {
  18: 'size-4.5 text-[0.5rem]',
  24: 'size-6 text-[0.625rem]',
  32: 'size-8 text-12',
  36: 'size-9 text-12',
  48: 'size-12 text-16',
} as const

interface AvatarProps {
  id: string
  name: string
  size?: keyof typeof SIZES
}

/** Somebody's initials in the colour of their id. Always beside the name, so it says nothing to a screen reader. */
export function Avatar({ id, name, size = 36 }: AvatarProps) {
  return (
    <span
      aria-hidden
      data-initials={initialsOf(name)}
      className={cx(
        'avatar inline-flex shrink-0 items-center justify-center rounded-full font-semibold',
        SIZES[size],
      )}
      style={{ '--avatar-hue': hueOf(id) } as CSSProperties}
    />
  )
}
