import type { Label } from '#shared/entities.ts'
import type { Id } from '#shared/ids.ts'

interface LabelOption {
  id: string
  label: string
  color: Label['color']
}

/** The workspace's labels of one kind to choose from, and those carried that it no longer offers. */
export function labelOptions(
  labels: Readonly<Record<Id, Label>>,
  kind: Label['kind'],
  carried: readonly string[],
): LabelOption[] {
  const ofKind = Object.values(labels).filter((label) => label.kind === kind)
  const isCarried = (name: string) => carried.some((one) => one.toLowerCase() === name.toLowerCase())
  const known = ofKind.filter(({ archivedAt, name }) => archivedAt === null || isCarried(name))
  const names = new Set(known.map(({ name }) => name.toLowerCase()))
  const unknown = carried.filter((name) => !names.has(name.toLowerCase()))
  return [
    ...known.map(({ name, color }) => ({ id: name, label: name, color })),
    ...unknown.map((name): LabelOption => ({ id: name, label: name, color: 'gray' })),
  ].sort((a, b) => a.label.localeCompare(b.label))
}
