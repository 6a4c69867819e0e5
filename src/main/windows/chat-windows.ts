import { ParleyError } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import type { ChatWindow } from '#shared/ipc.ts'
import type { OwnChat } from '../security/index.ts'
import type { Arranged, ArrangedFile } from './chat-windows-file.ts'
import type { Bounds, WindowState } from './window-state.ts'

/** Each is a page of its own, with what that costs in memory. */
export const MAX_CHAT_WINDOWS = 8
/** A page that does not answer is closed all the same: what was typed until a moment ago is on disk anyway. */
const CLOSING_MS = 1_000
/** Pixels between two windows that would cover each other. */
const STEP = 28

/** A window as the system has it. */
export interface Frame {
  bringToFront(): void
  /** Out of sight, while its page puts what is being written on the disk. */
  close(): void
  destroy(): void
}

export interface FrameEvents {
  /** It was moved, made larger or smaller. */
  moved(state: WindowState): void
  /** Somebody wants it closed. */
  closing(): void
}

export interface ChatWindowsOptions {
  file: ArrangedFile
  /** `isRestored`: it was there before, and takes no focus. */
  openFrame(
    chat: OwnChat,
    how: { state: WindowState | null; isRestored: boolean },
    events: FrameEvents,
  ): Frame
  /** A name for the display on which most of these bounds are. */
  displayOf(bounds: Bounds): string
  /** Where the console is. */
  home(): Bounds
  /** Whether chats of this account can be shown now. */
  isOpen(accountId: Id): boolean
  onChanged(chats: ChatWindow[]): void
}

/** The chats that have windows of their own. Which they are outlives a restart, and where they were. */
export interface ChatWindows {
  /** Throws CONFLICT when there are too many already. */
  popOut(chat: OwnChat): void
  popIn(sessionId: Id): void
  /** False: it has no window. */
  bringToFront(sessionId: Id): boolean
  chats(): ChatWindow[]
  /** Who is signed in has changed, or the lock: opens the windows that can be shown, and closes those that cannot. */
  settle(): void
  /** The account has left this computer. */
  forget(accountId: Id): void
  /** Resolves when it is on disk which there are, and where. */
  written(): Promise<void>
}

type Kept = Arranged['chats'][number]

export function createChatWindows(options: ChatWindowsOptions): ChatWindows {
  const { file, openFrame, displayOf, home, isOpen, onChanged } = options
  const left = file.read()
  const kept = new Map<Id, Kept>(left.chats.map((chat) => [chat.sessionId, chat]))
  const places = { ...left.places }
  const frames = new Map<Id, Frame>()

  function open({ state, ...chat }: Kept, isRestored: boolean): void {
    const { sessionId } = chat
    const frame = openFrame(
      chat,
      { state, isRestored },
      {
        moved(moved) {
          if (!kept.has(sessionId)) return
          kept.set(sessionId, { ...chat, state: moved })
          places[displayOf(moved.bounds)] = moved.bounds
          write()
        },
        closing() {
          frame.close()
          setTimeout(() => frames.get(sessionId) === frame && popIn(sessionId), CLOSING_MS)
        },
      },
    )
    frames.set(sessionId, frame)
  }

  function close(sessionId: Id): void {
    const frame = frames.get(sessionId)
    frames.delete(sessionId)
    frame?.destroy()
  }

  function popIn(sessionId: Id): void {
    close(sessionId)
    if (kept.delete(sessionId)) changed()
  }

  function chats(): ChatWindow[] {
    return Array.from(kept.values(), ({ sessionId, accountId }) => ({ sessionId, accountId }))
  }

  function write(): void {
    file.write({ chats: [...kept.values()], places })
  }

  function changed(): void {
    write()
    onChanged(chats())
  }

  /** Where the last one was on the console's display; beside those that are there already. */
  function placeForNew(): WindowState | null {
    const place = places[displayOf(home())]
    if (!place) return null
    const taken = new Set(Array.from(kept.values(), ({ state }) => `${state?.bounds.x},${state?.bounds.y}`))
    let { x, y } = place
    while (taken.has(`${x},${y}`)) {
      x += STEP
      y += STEP
    }
    return { bounds: { ...place, x, y }, maximised: false }
  }

  return {
    popOut(chat) {
      const { sessionId } = chat
      if (kept.has(sessionId)) return void frames.get(sessionId)?.bringToFront()
      if (kept.size >= MAX_CHAT_WINDOWS) {
        throw new ParleyError('CONFLICT', 'There are too many windows.', { hint: 'Close one of them first.' })
      }
      const added = { ...chat, state: placeForNew() }
      kept.set(sessionId, added)
      open(added, false)
      changed()
    },
    popIn,
    bringToFront(sessionId) {
      const frame = frames.get(sessionId)
      frame?.bringToFront()
      return frame !== undefined
    },
    chats,
    settle() {
      for (const chat of kept.values()) {
        if (!isOpen(chat.accountId)) close(chat.sessionId)
        else if (!frames.has(chat.sessionId)) open(chat, true)
      }
    },
    forget(accountId) {
      const gone = chats().filter((chat) => chat.accountId === accountId)
      for (const { sessionId } of gone) {
        close(sessionId)
        kept.delete(sessionId)
      }
      if (gone.length > 0) changed()
    },
    written: file.written,
  }
}
