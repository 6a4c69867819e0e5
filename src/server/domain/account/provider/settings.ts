export interface ProviderSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** What its button says. */
  readonly name: string
  /** The slug of the workspace whose staff it vouches for. */
  readonly workspace: string
  /** Where it sends the browser back to. */
  readonly redirectUri: string
}
