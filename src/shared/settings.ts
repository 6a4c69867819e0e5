import { z } from 'zod'

/** Languages that the console speaks completely. */
export const LANGUAGES = ['en', 'de', 'fr', 'es', 'ar'] as const
export const language = z.enum(LANGUAGES)
export type Language = z.infer<typeof language>

/** `22:00`, by this computer's clock. */
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
/** Over midnight, if it ends earlier than it begins. */
export const quietHours = z.object({ from: timeOfDay, to: timeOfDay })
export type QuietHours = z.infer<typeof quietHours>

export const notificationSettings = z.object({
  /** What the agent is told of: customers in chats of their own, and in chats that nobody has yet. */
  mine: z.boolean(),
  unassigned: z.boolean(),
  /** And of colleagues who mention the agent in a note. */
  mentions: z.boolean(),
  sound: z.boolean(),
  /** What was written, and not only by whom. */
  preview: z.boolean(),
  /** Nothing is told in between. */
  quiet: quietHours.nullable(),
})
export type NotificationSettings = z.infer<typeof notificationSettings>

/** What all windows share and main goes by, on this computer. The arrangement of a window is that window's. */
export const settings = z.object({
  /** Null: as the system is. */
  language: language.nullable(),
  notifications: notificationSettings,
})
export type Settings = z.infer<typeof settings>

export const USUAL_SETTINGS: Settings = {
  language: null,
  notifications: { mine: true, unassigned: true, mentions: true, sound: true, preview: true, quiet: null },
}
