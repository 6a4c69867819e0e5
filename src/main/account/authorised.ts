import { ParleyError } from '#shared/errors.ts'
import type { RouteResponse } from '#shared/rest.ts'
import type { Api, ApiCall, CalledRoute } from './api.ts'

/** Calls routes as the signed-in user. Throws only {@link ParleyError}. */
export type AuthorisedApi = <Name extends CalledRoute>(
  call: Omit<ApiCall<Name>, 'serverUrl' | 'accessToken'>,
) => Promise<RouteResponse<Name>>

export interface Authorisation {
  api: Api
  serverUrl: string
  accessToken(refresh: boolean): Promise<string>
}

/** A token that has run out meanwhile is taken anew, once. */
export function authorised({ api, serverUrl, accessToken }: Authorisation): AuthorisedApi {
  return async (call) => {
    const attempt = async (refresh: boolean) =>
      api({ ...call, serverUrl, accessToken: await accessToken(refresh) })
    return attempt(false).catch((error: unknown) => {
      if (error instanceof ParleyError && error.code === 'TOKEN_EXPIRED') return attempt(true)
      throw error
    })
  }
}
