import { expect, test } from 'vitest'
import { normaliseServerUrl } from '../../../../src/main/account/server-url.ts'

test.each([
  ['chat.example.com', 'https://chat.example.com'],
  ['  chat.example.com/  ', 'https://chat.example.com'],
  ['CHAT.Example.com', 'https://chat.example.com'],
  ['https://chat.example.com/v1/sign-in?x=1#y', 'https://chat.example.com'],
  ['https://chat.example.com:443', 'https://chat.example.com'],
  ['chat.example.com:8443', 'https://chat.example.com:8443'],
  ['localhost:8460', 'http://localhost:8460'],
  ['127.0.0.1:8460', 'http://127.0.0.1:8460'],
  ['http://[::1]:8460/', 'http://[::1]:8460'],
  ['https://localhost:8460', 'https://localhost:8460'],
  ['bücher.example', 'https://xn--bcher-kva.example'],
])('%j is %s', (typed, url) => {
  expect(normaliseServerUrl(typed)).toBe(url)
})

test.each([
  'http://chat.example.com',
  'http://localhost.example.com',
  'http://127.0.0.1.example.com',
  'http://10.0.0.1',
  'ws://localhost:1',
  'ftp://chat.example.com',
  'file:///etc/passwd',
  'javascript://localhost/%0aalert(1)',
  'https://mara:secret@chat.example.com',
  'https://',
  '',
  'a b',
  'https://chat.example.com:99999',
])('%j is refused, with a way out', (typed) => {
  expect(() => normaliseServerUrl(typed)).toThrow(
    expect.objectContaining({
      body: expect.objectContaining({ code: 'INVALID', field: 'serverUrl', hint: expect.any(String) }),
    }),
  )
})
