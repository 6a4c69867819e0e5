import { createContext, useContext, useEffect, useRef } from 'react'
import { getState } from '../store/store.ts'
import { pressedCommand } from './keymap.ts'
import type { Command } from './shortcuts.ts'

/** `which`: the place in the shortcut's list of the key that was used. */
type Handler = (which: number) => void

const handlers = new Map<Command, Handler>()

/** Whether the keys are for what is inside: of conversations side by side, they are for one. */
export const KeysAreForThis = createContext(true)

/** Says what commands do while this component is on the screen, and the keys are for it. */
export function useCommands(answers: Partial<Record<Command, Handler>>): void {
  const isForThis = useContext(KeysAreForThis)
  const latest = useRef(answers)
  useEffect(() => {
    latest.current = answers
  })
  const names = Object.keys(answers).join(' ')
  useEffect(() => {
    if (!isForThis) return
    const added = names.split(' ').map((name) => {
      const command = name as Command
      const run: Handler = (which) => latest.current[command]?.(which)
      handlers.set(command, run)
      return [command, run] as const
    })
    return () => {
      for (const [command, run] of added) if (handlers.get(command) === run) handlers.delete(command)
    }
  }, [names, isForThis])
}

/** {@link useCommands}, of one. */
export function useCommand(command: Command, handler: Handler): void {
  useCommands({ [command]: handler })
}

export function runCommand(command: Command, which = 0): void {
  handlers.get(command)?.(which)
}

/** Whether something on the screen would answer it. */
export function isOffered(command: Command): boolean {
  return handlers.has(command)
}

/** Turns key presses into commands. A dialog and a menu keep their keys to themselves. */
export function useShortcuts(): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || isInOverlay(event.target)) return
      const pressed = pressedCommand(event, isField(event.target), getState().preferences.keys)
      if (!pressed) return
      // Arrows belong to what has the focus: tabs, a divider, the list itself.
      const isBare = !event.ctrlKey && !event.metaKey
      if (event.key.startsWith('Arrow') && isBare && event.target !== document.body) return
      event.preventDefault()
      runCommand(pressed.command, pressed.which)
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
