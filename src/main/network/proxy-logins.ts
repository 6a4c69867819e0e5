export interface ProxyLogin {
  username: string
  password: string
}

/** What opens the proxies that ask, by `host:port`. In memory only: a proxy's password is mostly the company's own. */
export interface ProxyLogins {
  of(proxy: string): ProxyLogin | null
  /** A proxy on the way to `url` wants to know who asks. */
  asked(proxy: string, url: string): void
  /** Answers the proxy that asked last, and says on the way to what it did; null when none has. */
  give(login: ProxyLogin): string | null
}

export function createProxyLogins(): ProxyLogins {
  const logins = new Map<string, ProxyLogin>()
  let last: { proxy: string; url: string } | null = null
  return {
    of: (proxy) => logins.get(proxy) ?? null,
    asked(proxy, url) {
      last = { proxy, url }
    },
    give(login) {
      if (last !== null) logins.set(last.proxy, login)
      return last?.url ?? null
    },
  }
}
