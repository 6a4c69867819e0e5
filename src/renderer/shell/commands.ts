import { useEffect, useRef } from 'react'
import { type Command, isKey, SHORTCUTS } from './shortcuts.ts'

const handlers = new Map<Command, () => void>()

/** Says what a command does while this component is on the screen. */
export function useCommand(command: Command, handler: () => void): void {
  const latest = useRef(handler)
  useEffect(() => {
    latest.current = handler
  })
  useEffect(() => {
    const run = () => latest.current()
    handlers.set(command, run)
    return () => {
      if (handlers.get(command) === run) handlers.delete(command)
    }
  }, [command])
}

export function runCommand(command: Command): void {
  handlers.get(command)?.()
}

/** Turns key presses into commands. Letters typed into a field stay letters; a dialog keeps its keys to itself. */
export function useShortcuts(): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || isInOverlay(event.target)) return
      const isTyping = isField(event.target)
      const shortcut = SHORTCUTS.find(
        ({ keys, scope }) => scope === 'anywhere' && keys.some((key) => isKey(key, event)),
      )
      if (!shortcut || (isTyping && event.key !== 'Escape')) return
      // Arrows belong to what has the focus: tabs, a divider, the list itself.
      if (event.key.startsWith('Arrow') && event.target !== document.body) return
      event.preventDefault()
      runCommand(shortcut.command)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable="true"]')
}

function isInOverlay(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null
  )
}
