import { z } from 'zod'
import { id } from '#shared/ids.ts'
import { type Arrangement, MAX_PANES, NO_CHATS } from './arrangement.ts'

/** Which chats were open when the window was closed: ids alone, no name and no text. */
const tab = z.object({ sessionId: id, accountId: id.nullable(), isPassing: z.boolean() })
const arrangement = z.object({
  tabs: z.array(tab),
  panes: z.array(id.nullable()).min(1).max(MAX_PANES),
  focus: z.int().min(0),
  recent: z.array(id),
  closed: z.array(tab),
  apart: z.array(tab).default([]),
})

const KEY = 'chats'

export function readChats(): Arrangement {
  try {
    return repaired(arrangement.parse(JSON.parse(localStorage.getItem(KEY) ?? '')))
  } catch {
    return NO_CHATS
  }
}

export function writeChats(chats: Arrangement): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(chats))
  } catch {
    // A full or forbidden storage costs the open chats after a restart, nothing more.
  }
}

/** A pane shows nothing that has no tab. */
function repaired(chats: Arrangement): Arrangement {
  const known = new Set(chats.tabs.map(({ sessionId }) => sessionId))
  const panes = chats.panes.map((shown) => (shown !== null && known.has(shown) ? shown : null))
  return { ...chats, panes, focus: Math.min(chats.focus, panes.length - 1) }
}
