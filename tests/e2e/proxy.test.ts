import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Bridge } from '../../src/shared/ipc.ts'
import { type Console, connectionIs, launchConsole, newProfile, signIn } from '../support/console.ts'
import { startProxy, type TestProxy } from '../support/proxy.ts'
import { startTestServer, type TestServer } from '../support/server.ts'

/** A network that lets nothing out except through its proxy, which wants to know who asks. */

let server: TestServer
let proxy: TestProxy
let office: Console

beforeAll(async () => {
  server = await startTestServer({ seed: 'demo' })
  proxy = await startProxy({ password: 'ada:secret' })
  office = await launchConsole(await newProfile('office'), {}, [
    `--proxy-server=${proxy.address}`,
    '--proxy-bypass-list=<-loopback>',
  ])
}, 90_000)
afterAll(async () => {
  await office?.close()
  await proxy?.close()
  await server?.stop()
})

test('sign-in and socket go through the proxy of the system, once it has been told who asks', async () => {
  const { page } = office
  await signIn(page, server.url, 'mara')
  await page.getByRole('alert').waitFor()
  expect(proxy.requests).toContain('GET /v1/health')

  const answer = await page.evaluate(() => {
    const { parley } = globalThis as unknown as { parley: Bridge }
    return parley.invoke('proxy.signIn', { username: 'ada', password: 'secret' })
  })
  expect(answer.ok).toBe(true)
  proxy.requests.length = 0
  await page.getByRole('button', { name: 'Sign in' }).click()
  await connectionIs(page, 'online')
  expect(proxy.requests).toContain('POST /v1/auth/sign-in')
  expect(proxy.requests).toContain(`CONNECT 127.0.0.1:${server.port}`)
}, 60_000)
