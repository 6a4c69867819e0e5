import { actions } from './actions.ts'
import { composer } from './composer.ts'
import { conversation } from './conversation.ts'
import { customer } from './customer.ts'
import { design } from './design.ts'
import { palette } from './palette.ts'
import { queue } from './queue.ts'
import { settings } from './settings.ts'
import { shell } from './shell.ts'
import { signIn } from './sign-in.ts'

/** Every text of the console, a file a concern. The other languages have exactly these keys: a missing one does not compile. */
export const en = {
  ...actions,
  ...composer,
  ...conversation,
  ...customer,
  ...design,
  ...palette,
  ...queue,
  ...settings,
  ...shell,
  ...signIn,
} as const

export type MessageKey = keyof typeof en
export type Catalogue = Readonly<Record<MessageKey, string>>
