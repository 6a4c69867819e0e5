import { createContext, useContext, useEffect, useRef } from 'react'
import { type Command, isKey, SHORTCUTS } from './shortcuts.ts'

/** `which`: the place in the shortcut's list of the key that was used. */
type Handler = (which: number) => void

const handlers = new Map<Command, Handler>()

/** Whether the keys are for what is inside: of conversations side by side, they are for one. */
export const KeysAreForThis = createContext(true)

/** Says what a command does while this component is on the screen, and the keys are for it. */
export function useCommand(command: Command, handler: Handler): void {
  const isForThis = useContext(KeysAreForThis)
  const latest = useRef(handler)
  useEffect(() => {
    latest.current = handler
  })
  useEffect(() => {
    if (!isForThis) return
    const run: Handler = (which) => latest.current(which)
    handlers.set(command, run)
    return () => {
      if (handlers.get(command) === run) handlers.delete(command)
    }
  }, [command, isForThis])
}

export function runCommand(command: Command, which = 0): void {
  handlers.get(command)?.(which)
}

/** Turns key presses into commands. Letters typed into a field stay letters; a dialog keeps its keys to itself. */
export function useShortcuts(): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || isInOverlay(event.target)) return
      const shortcut = SHORTCUTS.find(
        ({ keys, scope }) => scope === 'anywhere' && keys.some((key) => isKey(key, event)),
      )
      if (!shortcut) return
      const isChord = event.ctrlKey || event.metaKey
      if (isField(event.target) && event.key !== 'Escape' && !isChord) return
      // Arrows belong to what has the focus: tabs, a divider, the list itself.
      if (event.key.startsWith('Arrow') && event.target !== document.body && !isChord) return
      event.preventDefault()
      runCommand(
        shortcut.command,
        shortcut.keys.findIndex((key) => isKey(key, event)),
      )
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
