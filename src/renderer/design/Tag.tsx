import { X } from 'lucide-react'
import { Button } from 'react-aria-components'
import type { Label } from '#shared/entities.ts'
import { useText } from '../i18n/I18n.tsx'
import { cx } from './cx.ts'

interface TagProps {
  name: string
  /** Gray where the workspace has no such label any more. */
  color?: Label['color']
  /** It can be taken off. */
  onRemove?(): void
}

/** A tag or a category in its own colour, with its name. */
export function Tag({ name, color = 'gray', onRemove }: TagProps) {
  const text = useText()
  return (
    <span
      data-label-color={color}
      className={cx(
        'label-soft inline-flex h-6 min-w-0 max-w-full items-center rounded-xs ps-2 text-12 font-medium',
        onRemove ? '' : 'pe-2',
      )}
    >
      <bdi className="truncate">{name}</bdi>
      {onRemove && (
        <Button
          aria-label={text('design.removeTag', { name })}
          onPress={onRemove}
          className="inline-flex size-6 shrink-0 items-center justify-center rounded-xs opacity-75 hover:opacity-100"
        >
          <X aria-hidden size={12} strokeWidth={2.25} />
        </Button>
      )}
    </span>
  )
}

/** The colour alone, beside the name: in lists to choose from. */
export function TagDot({ color }: { color: Label['color'] }) {
  return <span aria-hidden data-label-color={color} className="label-solid size-2.5 shrink-0 rounded-full" />
}
