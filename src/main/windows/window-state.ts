import { readFileSync } from 'node:fs'
import { z } from 'zod'

interface Extent {
  width: number
  height: number
}

/** How large a window is to begin with, and at least. */
export interface WindowSize {
  min: Extent
  usual: Extent
}

export const CONSOLE_SIZE: WindowSize = {
  min: { width: 1024, height: 640 },
  usual: { width: 1280, height: 820 },
}
/** So much of the title bar must be on a screen that a hand can get hold of it. */
const GRIP = { width: 120, height: 40 }

export const bounds = z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() })
export type Bounds = z.infer<typeof bounds>

export const windowState = z.object({ bounds, maximised: z.boolean() })
export type WindowState = z.infer<typeof windowState>

export interface Placement {
  /** Without a place, the system chooses one. */
  bounds: Partial<Bounds> & Pick<Bounds, 'width' | 'height'>
  maximised: boolean
}

/** How the window was left, or null when nobody knows. */
export function readWindowState(file: string): WindowState | null {
  try {
    return windowState.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}

/** Where the window goes: as it was left, unless the screen it was on is gone or has shrunk. */
export function placement(
  left: WindowState | null,
  screens: readonly Bounds[],
  { min, usual }: WindowSize = CONSOLE_SIZE,
): Placement {
  if (!left) return { bounds: usual, maximised: false }
  const width = Math.max(left.bounds.width, min.width)
  const height = Math.max(left.bounds.height, min.height)
  const { maximised } = left
  const wanted = { ...left.bounds, width, height }
  const screen = screens.find((candidate) => isWithinReach(wanted, candidate))
  if (!screen) return { bounds: usual, maximised }
  return {
    bounds: {
      ...wanted,
      width: Math.max(min.width, Math.min(width, screen.width)),
      height: Math.max(min.height, Math.min(height, screen.height)),
    },
    maximised,
  }
}

function isWithinReach(window: Bounds, screen: Bounds): boolean {
  const overlap = Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x)
  const top = window.y - screen.y
  return overlap >= GRIP.width && top >= 0 && top <= screen.height - GRIP.height
}
