import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import keytar from 'keytar'
import { expect, test } from 'vitest'
import { claimButton, composer, message, openUnassigned, send } from '../support/console.ts'
import { findInClear } from '../support/profile.ts'
import { setScene } from '../support/scene.ts'
import { startChat } from '../support/widget.ts'

const CANARIES = ['canary of the customer 4711', 'canary of the reply 4712', 'canary of the draft 4713']
const CUSTOMER = 'Canary Name 4714'

const scene = setScene()

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
  await startChat(scene.visitor, CUSTOMER, fromCustomer)
  await openUnassigned(scene.mara.page, CUSTOMER)
  await claimButton(scene.mara.page).click()
  await send(scene.mara.page, reply)
  await message(scene.mara.page, reply)
    .and(scene.mara.page.locator('[data-state="delivered"], [data-state="read"]'))
    .waitFor()
  await composer(scene.mara.page).fill(draft)
  await scene.mara.page.getByText('Draft saved').waitFor()

  const held = (await keytar.findCredentials('Parley')).filter(({ account }) =>
    account.startsWith(scene.server.url),
  )
  expect(held).toHaveLength(1)
  const secrets = Object.values(JSON.parse(held[0]?.password ?? '{}') as Record<string, string>)
  expect(secrets.length).toBeGreaterThan(0)

  // While it runs, and as a crash leaves it.
  const wanted = [...CANARIES, CUSTOMER, ...secrets.filter((secret) => secret.length >= 20)]
  expect(await findInClear(scene.mara.profile, wanted)).toEqual([])
  await scene.mara.kill()
  expect(await findInClear(scene.mara.profile, wanted)).toEqual([])

  // The access token that is passed to the server never appears on a command line or in an environment.
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')
    const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    for (const secret of wanted) expect(environment + commandLine).not.toContain(secret)
  }
})
