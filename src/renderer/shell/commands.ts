import { useEffect, useRef } from 'react'
import { getState } from '../store/store.ts'
import { commandOf } from './keymap.ts'
import type { Command } from './shortcuts.ts'

const handlers = new Map<Command, () => void>()

type Answers = Partial<Record<Command, () => void>>

/** Says what commands do while this component is on the screen. */
export function useCommands(answers: Answers): void {
  const latest = useRef(answers)
  useEffect(() => {
    latest.current = answers
  })
  const names = Object.keys(answers).join(' ')
  useEffect(() => {
    const added = names.split(' ').map((name) => {
      const command = name as Command
      const run = () => latest.current[command]?.()
      handlers.set(command, run)
      return [command, run] as const
    })
    return () => {
      for (const [command, run] of added) if (handlers.get(command) === run) handlers.delete(command)
    }
  }, [names])
}

export function useCommand(command: Command, handler: () => void): void {
  useCommands({ [command]: handler })
}

export function runCommand(command: Command): void {
  handlers.get(command)?.()
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
      const command = commandOf(event, isField(event.target), getState().preferences.keys)
      if (!command) return
      // Arrows belong to what has the focus: tabs, a divider, the list itself.
      if (event.key.startsWith('Arrow') && event.target !== document.body) return
      event.preventDefault()
      runCommand(command)
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
