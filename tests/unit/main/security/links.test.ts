import { expect, test } from 'vitest'
import { checkedLink } from '../../../../src/main/security/links.ts'

test.each([
  ['https://example.com', 'https://example.com/'],
  ['HTTPS://EXAMPLE.com/a?b=c#d', 'https://example.com/a?b=c#d'],
  ['http://127.0.0.1:8080/x', 'http://127.0.0.1:8080/x'],
  ['https://example.com/a/../b', 'https://example.com/b'],
  // A look-alike host is opened as what it is: Cyrillic, seen in the address bar as xn--….
  ['https://аpple.com/', 'https://xn--pple-43d.com/'],
  ['mailto:help@example.com?subject=Order%201', 'mailto:help@example.com?subject=Order%201'],
])('%s is opened as %s', (link, opened) => {
  expect(checkedLink(link)).toBe(opened)
})

test.each([
  'file:///etc/passwd',
  'FILE:///etc/passwd',
  'fIlE:/etc/passwd',
  'smb://server/share',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'blob:https://example.com/1',
  'vscode://file/etc/passwd',
  'ms-msdt:/id PCWDiagnostic',
  'ms-officecmd:{}',
  'search-ms:query=x',
  'app://parley/index.html',
  'parley://session/1',
  'ftp://example.com',
  'ws://example.com',
  'chrome://settings',
  'about:blank',
  'view-source:https://example.com',
  '\\\\server\\share',
  '//server/share',
  'https:\\\\example.com',
  'https:example.com',
  'https:/example.com',
  'https:///example.com',
  ' https://example.com',
  '\thttps://example.com',
  '\u00a0https://example.com',
  'https://example.com ',
  'https://example.com/\u0000',
  'https://example.com/\r\nHost: evil',
  'https://example.com/\u202egpj.exe',
  'https://exam\u200bple.com',
  'https://example.com@evil.test',
  'https://user:password@example.com',
  'https://user@example.com',
  'https://',
  'https://exa mple.com',
  'https://[::1',
  'mailto:a@example.com?attach=/etc/passwd',
  'mailto:a@example.com?Attachment=C:/secret.txt',
  'example.com',
  '',
  `https://example.com/${'a'.repeat(8_192)}`,
  // Short as written, too long as opened.
  `https://example.com/${'ä'.repeat(2_000)}`,
])('%j is refused', (link) => {
  expect(() => checkedLink(link)).toThrow(expect.objectContaining({ code: 'INVALID' }))
})
