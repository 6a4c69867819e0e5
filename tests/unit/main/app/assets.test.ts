import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listAssets } from '../../../../src/main/app/assets.ts'
import { createAssetHandler } from '../../../../src/main/app/protocol.ts'

const parent = mkdtempSync(join(tmpdir(), 'parley-assets-'))
const folder = join(parent, 'renderer')
mkdirSync(join(folder, 'assets'), { recursive: true })
writeFileSync(join(parent, 'secret.txt'), 'secret')
writeFileSync(join(folder, 'index.html'), '<!doctype html>')
writeFileSync(join(folder, 'assets/index-1.js'), 'export {}')
writeFileSync(join(folder, 'assets/inter.woff2'), 'font')
symlinkSync(join(parent, 'secret.txt'), join(folder, 'link.txt'))

const handle = createAssetHandler(listAssets(folder), "default-src 'none'")
const get = (url: string) => handle({ method: 'GET', url })

test.each([
  ['/index.html', 'text/html; charset=utf-8', '<!doctype html>'],
  ['/index.html?x=1#y', 'text/html; charset=utf-8', '<!doctype html>'],
  ['/assets/index-1.js', 'text/javascript; charset=utf-8', 'export {}'],
  ['/assets/inter.woff2', 'font/woff2', 'font'],
])('%s is served as %s, under the content policy', async (path, type, text) => {
  const response = await get(`app://parley${path}`)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe(type)
  expect(response.headers.get('content-security-policy')).toBe("default-src 'none'")
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  expect(await response.text()).toBe(text)
})

test.each([
  'app://parley/',
  'app://parley/assets',
  'app://parley/assets/',
  'app://parley/../secret.txt',
  'app://parley/%2e%2e/secret.txt',
  'app://parley/..%2fsecret.txt',
  'app://parley/..%5csecret.txt',
  'app://parley/..\\secret.txt',
  'app://parley/assets/../../secret.txt',
  'app://parley/assets/..%2f..%2fsecret.txt',
  'app://parley//index.html',
  `app://parley/${join(parent, 'secret.txt')}`,
  'app://parley/file:///etc/passwd',
  'app://parley/index.html%00.png',
  'app://parley/INDEX.HTML',
  'app://parley/link.txt',
  'app://parley/__proto__',
  'app://parley/constructor',
  'app://evil/index.html',
  'app://parley.evil/index.html',
  'app://parley:1/index.html',
])('%s is not there', async (url) => {
  const response = await get(url)
  expect(response.status).toBe(404)
  expect(await response.text()).toBe('')
})

test.each(['POST', 'PUT', 'HEAD'])('%s is refused', async (method) => {
  expect((await handle({ method, url: 'app://parley/index.html' })).status).toBe(404)
})
