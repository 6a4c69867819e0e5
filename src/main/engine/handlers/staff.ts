import type { HandlerParts } from '../handlers.ts'
import type { EngineHandlers, StaffChannel } from '../index.ts'

/** The people of a workspace. Nothing of this is kept here: the server is asked each time. */
export function staffHandlers({ askApi }: Pick<HandlerParts, 'askApi'>): Pick<EngineHandlers, StaffChannel> {
  return {
    'staff.list': () => askApi({ route: 'listUsers' }),
    'staff.change': async ({ userId, change }) => ({
      user: await askApi({ route: 'updateUser', params: { userId }, body: change }),
    }),
    'staff.resetSecondFactor': async ({ userId }) => {
      await askApi({ route: 'resetSecondFactor', params: { userId } })
      return {}
    },
    'staff.policy': () => askApi({ route: 'readSecondFactorPolicy' }),
    'staff.setPolicy': ({ roles }) => askApi({ route: 'putSecondFactorPolicy', body: { roles } }),
  }
}
