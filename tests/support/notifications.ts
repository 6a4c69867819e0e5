import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { z } from 'zod'

const run = promisify(execFile)

const field = z.object({ data: z.string() })
const history = z.object({
  data: z.tuple([z.array(z.object({ summary: field, body: field, appname: field }))]),
})

export interface ShownNotification {
  app: string
  title: string
  body: string
}

/** What the desktop's notification daemon has recorded, newest first. Closes what is on screen. */
export async function shownNotifications(): Promise<ShownNotification[]> {
  await closeNotifications()
  const { stdout } = await run('dunstctl', ['history'])
  return history.parse(JSON.parse(stdout)).data[0].map((entry) => ({
    app: entry.appname.data,
    title: entry.summary.data,
    body: entry.body.data,
  }))
}

/** Clicks the newest notification on screen, as a hand on the mouse would. */
export async function clickNotification(): Promise<void> {
  await run('dunstctl', ['action', '0'])
}

export async function notificationsOnScreen(): Promise<number> {
  const { stdout } = await run('dunstctl', ['count', 'displayed'])
  return Number(stdout.trim())
}

export async function closeNotifications(): Promise<void> {
  await run('dunstctl', ['close-all'])
}
