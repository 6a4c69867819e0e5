import { type DragEvent, type HTMLAttributes, useMemo, useState } from 'react'
import type { Id } from '#shared/ids.ts'
import { useIsRtl } from '../i18n/I18n.tsx'
import { popOut } from '../store/chat-windows.ts'
import { moveTab } from '../store/chats.ts'

export interface TabDrag {
  propsOf(sessionId: Id): HTMLAttributes<HTMLElement>
  /** Classes that show where the dragged tab will land. */
  markOf(sessionId: Id): string
}

interface Dragged {
  id: Id
  over: Id | null
  /** It lands after the one that it is over. */
  isAfter: boolean
}

/** Let go beyond the edge of the window. */
function isOutside({ clientX, clientY }: DragEvent<HTMLElement>): boolean {
  return clientX < 0 || clientY < 0 || clientX > innerWidth || clientY > innerHeight
}

/** Tabs put into another order by hand, or pulled out into windows of their own. */
export function useTabDrag(ids: readonly Id[]): TabDrag {
  const isRtl = useIsRtl()
  const [dragged, setDragged] = useState<Dragged | null>(null)

  return useMemo(() => {
    function onDragOver(event: DragEvent<HTMLElement>, over: Id) {
      if (!dragged) return
      event.preventDefault()
      const { left, width } = event.currentTarget.getBoundingClientRect()
      const isAfter = event.clientX > left + width / 2 !== isRtl
      if (dragged.over !== over || dragged.isAfter !== isAfter) setDragged({ ...dragged, over, isAfter })
    }

    function drop() {
      if (dragged?.over && dragged.over !== dragged.id) {
        const others = ids.filter((id) => id !== dragged.id)
        moveTab(dragged.id, others.indexOf(dragged.over) + (dragged.isAfter ? 1 : 0))
      }
      setDragged(null)
    }

    return {
      propsOf: (id) => ({
        draggable: true,
        onDragStart(event) {
          event.dataTransfer.effectAllowed = 'move'
          setDragged({ id, over: null, isAfter: false })
        },
        onDragOver: (event) => onDragOver(event, id),
        onDrop(event) {
          event.preventDefault()
          drop()
        },
        onDragEnd(event) {
          setDragged(null)
          if (event.dataTransfer.dropEffect === 'none' && isOutside(event)) void popOut(id)
        },
      }),
      markOf(id) {
        if (dragged?.id === id) return 'opacity-50'
        if (dragged?.over !== id) return ''
        const edge = 'before:absolute before:inset-y-1 before:w-0.5 before:bg-accent'
        return `${edge} ${dragged.isAfter ? 'before:end-0' : 'before:start-0'}`
      },
    }
  }, [dragged, ids, isRtl])
}
