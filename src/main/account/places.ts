import type { Id } from '#shared/ids.ts'
import type { Place } from '#shared/ipc.ts'
import type { Remembered } from './accounts-file.ts'

/** More than anybody picks from. */
const MAX_PLACES = 12

/** What stays of an account that was signed out of: the way back to it. */
export function placeOf({ serverUrl, me }: Pick<Remembered, 'serverUrl' | 'me'>): Place {
  const { user, workspace, email } = me
  return {
    ...{ serverUrl, email },
    user: { id: user.id, name: user.name },
    workspace: { id: workspace.id, name: workspace.name },
  }
}

export function withPlace(places: readonly Place[], place: Place): Place[] {
  return [place, ...withoutPlace(places, place.serverUrl, place.user.id)].slice(0, MAX_PLACES)
}

export function withoutPlace(places: readonly Place[], serverUrl: string, userId: Id): Place[] {
  return places.filter((place) => place.serverUrl !== serverUrl || place.user.id !== userId)
}
