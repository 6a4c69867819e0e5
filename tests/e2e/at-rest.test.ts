import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import keytar from 'keytar'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type Console,
  claimButton,
  composer,
  message,
  openUnassigned,
  send,
  signedInConsole,
} from '../support/console.ts'
import { findInClear } from '../support/profile.ts'
import { startTestServer, type TestServer } from '../support/server.ts'
import { openWidget, startChat, type Visitor } from '../support/widget.ts'

const CANARIES = ['canary of the customer 4711', 'canary of the reply 4712', 'canary of the draft 4713']
const CUSTOMER = 'Canary Name 4714'

let server: TestServer
let visitor: Visitor
let mara: Console

beforeAll(async () => {
  server = await startTestServer({ seed: 'demo' })
  mara = await signedInConsole(server.url, 'mara')
  visitor = await openWidget(server.url)
})

afterAll(async () => {
  await visitor?.close()
  await mara?.close()
  await server?.stop()
})

test('the search for canaries finds one that lies there', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'control-'))
  await writeFile(path.join(folder, 'a'), `x${Buffer.from(`zz${CANARIES[0]}yy`).toString('base64')}`)
  await writeFile(path.join(folder, 'b'), Buffer.from(`..${CANARIES[1]}..`, 'utf16le'))
  const found = await findInClear(folder, CANARIES)
  expect(found.some((line) => line.endsWith(CANARIES[0] as string))).toBe(true)
  expect(found.some((line) => line.endsWith(CANARIES[1] as string))).toBe(true)
})

test('texts and tokens are nowhere in the profile in clear; the token is in the keychain', async () => {
  const [fromCustomer, reply, draft] = CANARIES as [string, string, string]
  await startChat(visitor, CUSTOMER, fromCustomer)
  await openUnassigned(mara.page, CUSTOMER)
  await claimButton(mara.page).click()
  await send(mara.page, reply)
  await message(mara.page, reply)
    .and(mara.page.locator('[data-state="delivered"], [data-state="read"]'))
    .waitFor()
  await composer(mara.page).fill(draft)
  await mara.page.getByText('Draft saved').waitFor()

  const held = (await keytar.findCredentials('Parley')).filter(({ account }) =>
    account.startsWith(server.url),
  )
  expect(held).toHaveLength(1)
  const secrets = Object.values(JSON.parse(held[0]?.password ?? '{}') as Record<string, string>)
  expect(secrets.length).toBeGreaterThan(0)

  // While it runs, and as a crash leaves it.
  const wanted = [...CANARIES, CUSTOMER, ...secrets.filter((secret) => secret.length >= 20)]
  expect(await findInClear(mara.profile, wanted)).toEqual([])
  await mara.kill()
  expect(await findInClear(mara.profile, wanted)).toEqual([])

  // The access token that is passed to the server never appears on a command line or in an environment.
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')
    const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    for (const secret of wanted) expect(environment + commandLine).not.toContain(secret)
  }
})
