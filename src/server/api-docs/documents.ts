import { asyncApi } from './asyncapi.ts'
import { openApi } from './openapi.ts'

/** The documents by the name of their file, in `docs/api` and under the API's folder. */
export function documents() {
  return { 'openapi.json': openApi(), 'asyncapi.json': asyncApi() }
}
