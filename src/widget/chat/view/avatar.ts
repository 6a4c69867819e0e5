import type { User } from '#shared/entities.ts'
import { h } from './dom.ts'

const HUES = 6

/** Initials on a colour that stays with the person. Decoration: the name stands beside it. */
export function avatar(user: User): HTMLElement {
  return h(
    'span',
    { class: 'avatar', 'aria-hidden': 'true', 'data-hue': hueOf(user.id) },
    initials(user.name),
  )
}

export function initials(name: string): string {
  const words = name.trim().split(/\s+/u)
  const picked = words.length > 1 ? [words[0], words.at(-1)] : [words[0]]
  return picked
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toLocaleUpperCase()
}

function hueOf(id: string): number {
  let sum = 0
  for (const character of id) sum = (sum * 31 + character.charCodeAt(0)) % 65_521
  return sum % HUES
}
