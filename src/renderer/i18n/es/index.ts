import type { Catalogue } from '../en/index.ts'
import { actions } from './actions.ts'
import { composer } from './composer.ts'
import { conversation } from './conversation.ts'
import { customer } from './customer.ts'
import { design } from './design.ts'
import { queue } from './queue.ts'
import { shell } from './shell.ts'
import { signIn } from './sign-in.ts'
import { tour } from './tour.ts'

export const es: Catalogue = {
  ...actions,
  ...composer,
  ...conversation,
  ...customer,
  ...design,
  ...queue,
  ...shell,
  ...signIn,
  ...tour,
}
