import { ChevronDown, ChevronsUp, ChevronUp, Minus } from 'lucide-react'
import { Avatar } from '../../../src/renderer/design/Avatar.tsx'
import type { Option } from '../../../src/renderer/design/option.ts'
import { TagDot } from '../../../src/renderer/design/Tag.tsx'

export const PRIORITIES: Option[] = [
  { id: 'low', label: 'Low', icon: ChevronDown },
  { id: 'normal', label: 'Normal', icon: Minus },
  { id: 'high', label: 'High', icon: ChevronUp },
  { id: 'urgent', label: 'Urgent', icon: ChevronsUp, hint: 'Somebody is told at once' },
]

export const COLORS = ['gray', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'pink'] as const

export const PEOPLE: Option[] = [
  ['Jonas Weber', 'Available, 3 chats', 'Reservations'],
  ['Inés Okafor', 'Away', 'Reservations'],
  ['Aylin Demir', 'Busy, 6 chats', 'Guest support'],
  ['Maximilian-Alexander von Hohenstein-Waldburg', 'Available, no chats', 'Guest support'],
].map(([label = '', hint = '', group = '']) => ({
  id: label,
  label,
  hint,
  group,
  mark: <Avatar id={label} name={label} size={24} />,
}))

export const TAGS: Option[] = COLORS.map((color) => ({
  id: color,
  label: color,
  mark: <TagDot color={color} />,
}))
