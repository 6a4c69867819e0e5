import type { Catalogue } from '../en/index.ts'
import { actions } from './actions.ts'
import { chats } from './chats.ts'
import { composer } from './composer.ts'
import { conversation } from './conversation.ts'
import { customer } from './customer.ts'
import { design } from './design.ts'
import { messages } from './messages.ts'
import { palette } from './palette.ts'
import { people } from './people.ts'
import { queue } from './queue.ts'
import { rating } from './rating.ts'
import { settings } from './settings.ts'
import { shell } from './shell.ts'
import { signIn } from './sign-in.ts'
import { tour } from './tour.ts'
import { workspace } from './workspace.ts'

export const de: Catalogue = {
  ...actions,
  ...chats,
  ...composer,
  ...conversation,
  ...customer,
  ...design,
  ...messages,
  ...palette,
  ...people,
  ...queue,
  ...rating,
  ...settings,
  ...shell,
  ...signIn,
  ...tour,
  ...workspace,
}
