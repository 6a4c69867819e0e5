import { ParleyError } from '#shared/errors.ts'

const THIS_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * The address of a server as somebody types it, made one: scheme and host, no path, no slash at the end. Only this
 * machine may be spoken to without TLS.
 */
export function normaliseServerUrl(typed: string): string {
  const text = typed.trim()
  const url = parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `${schemeFor(text)}://${text}`)
  if (!url || url.hostname === '')
    throw refusal('This is not a server address.', 'It looks like chat.example.com.')
  if (url.username !== '' || url.password !== '') {
    throw refusal('A server address carries no user name.', 'Leave out what stands before the @.')
  }
  const local = THIS_MACHINE.has(url.hostname)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && local)) {
    throw refusal(
      'The server address must begin with https://.',
      'Parley sends passwords over encrypted lines only.',
    )
  }
  return url.origin
}

function schemeFor(text: string): 'http' | 'https' {
  const url = parse(`http://${text}`)
  return url && THIS_MACHINE.has(url.hostname) ? 'http' : 'https'
}

function parse(text: string): URL | null {
  try {
    return new URL(text)
  } catch {
    return null
  }
}

function refusal(message: string, hint: string): ParleyError {
  return new ParleyError('INVALID', message, { field: 'serverUrl', hint })
}
