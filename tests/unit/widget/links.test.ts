import { expect, it } from 'vitest'
import { linkify } from '#shared/markdown/linkify.ts'
import { isFollowed } from '../../../src/widget/chat/view/links.ts'

const followed = (text: string) =>
  linkify(text).flatMap((part) => (part.kind === 'link' && isFollowed(part.url) ? part.url : []))

it.each([
  ['Ends a sentence: https://example.com.', 'https://example.com/'],
  ['“https://example.com/q?a=1&b=2”', 'https://example.com/q?a=1&b=2'],
  ['https://example.com/#top!', 'https://example.com/#top'],
  ['HTTPS://EXAMPLE.COM/X', 'https://example.com/X'],
  ['Write to mailto:us@example.com', 'mailto:us@example.com'],
])('leads where %s says', (text, url) => {
  expect(followed(text)).toEqual([url])
})

it.each([
  'http://example.com/',
  'javascript:alert(1)',
  'data:text/html,<b>hello</b>',
  'ftp://example.com',
  'example.com without a scheme',
  'https://your-bank.example@evil.example/login',
])('leads nowhere for %s', (text) => {
  expect(followed(text)).toEqual([])
})
