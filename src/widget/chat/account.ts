import { v7 as newId } from 'uuid'
import { z } from 'zod'
import { ParleyError } from '#shared/errors.ts'
import { id } from '#shared/ids.ts'
import { ROUTES, type Tokens } from '#shared/rest.ts'
import { call } from './api.ts'
import type { KeyStore } from './storage.ts'
import { Slot } from './storage.ts'

const account = z.object({
  customerId: id,
  name: z.string(),
  accessToken: z.string(),
  /** Milliseconds since 1970, by this browser's clock. */
  expiresAt: z.number(),
  refreshToken: z.string(),
})
type StoredAccount = z.infer<typeof account>

const emailAddress = ROUTES.createCustomer.body.shape.email

/** Whether the server would take it for an address. */
export function isEmail(text: string): boolean {
  return emailAddress.safeParse(text).success
}

/** An access token is changed this long before it expires: it may still have to travel. */
const SPARE_MS = 30_000

export interface Introduction {
  name: string
  email: string | null
}

/**
 * Who the visitor is. The tokens are kept in localStorage: this is the customer's own browser, the chat must be
 * there after a reload, and a cookie would not reach a frame on another site. They open this customer's chats only.
 */
export class Account {
  readonly #workspace: string
  readonly #slot: Slot<typeof account>
  readonly #call: typeof call

  constructor(store: KeyStore, workspace: string, api: typeof call = call) {
    this.#workspace = workspace
    this.#slot = new Slot(store, `parley.${workspace}.account`, account)
    this.#call = api
  }

  get key(): string {
    return this.#slot.key
  }

  get customerId(): string | null {
    return this.#slot.read()?.customerId ?? null
  }

  async introduce({ name, email }: Introduction): Promise<void> {
    const { tokens, customer } = await this.#call('createCustomer', {
      workspace: this.#workspace,
      name,
      email,
      locale: navigator.language,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      device: { id: newId(), name: 'Web browser' },
    })
    this.#write({ customerId: customer.id, name: customer.name }, tokens)
  }

  /** A token that is good for now. `UNAUTHENTICATED` when there is no account, or it is no longer accepted. */
  async accessToken(): Promise<string> {
    const current = this.#read()
    return isFresh(current) ? current.accessToken : await this.renew(current.accessToken)
  }

  /**
   * A new token in place of `old`. A refresh token works once, and its second use signs the customer out: so one tab
   * refreshes at a time, and who comes second takes what the first has fetched. (Browsers have locks on https and
   * localhost only; on a plain http address the tabs are on their own.)
   */
  async renew(old: string): Promise<string> {
    const locks: LockManager | undefined = navigator.locks
    return locks
      ? await locks.request(`${this.#slot.key}.renew`, () => this.#renew(old))
      : await this.#renew(old)
  }

  forget(): void {
    this.#slot.clear()
  }

  async #renew(old: string): Promise<string> {
    const current = this.#read()
    if (current.accessToken !== old && isFresh(current)) return current.accessToken
    const { tokens } = await this.#call('refresh', { refreshToken: current.refreshToken })
    this.#write(current, tokens)
    return tokens.accessToken
  }

  #read(): StoredAccount {
    const current = this.#slot.read()
    if (!current) throw new ParleyError('UNAUTHENTICATED', 'There is no account in this browser.')
    return current
  }

  #write({ customerId, name }: Pick<StoredAccount, 'customerId' | 'name'>, tokens: Tokens): void {
    const { accessToken, refreshToken, expiresIn } = tokens
    this.#slot.write({
      customerId,
      name,
      accessToken,
      refreshToken,
      expiresAt: Date.now() + expiresIn * 1_000,
    })
  }
}

function isFresh({ expiresAt }: StoredAccount): boolean {
  return Date.now() < expiresAt - SPARE_MS
}
