import sharp from 'sharp'
import { expect, it } from 'vitest'
import { readPicture } from '../../../../src/server/files/pictures.ts'
import * as samples from '../../../support/samples.ts'

it('measures a picture as it is shown, and makes a small one without what the camera wrote', async () => {
  const bytes = await samples.photo()
  expect(bytes.includes('SECRET PLACE')).toBe(true)
  const { width, height, thumbnail } = await readPicture(bytes)
  expect([width, height]).toEqual([600, 800])
  const small = await sharp(thumbnail).metadata()
  expect(small).toMatchObject({ format: 'webp', width: 360, height: 480 })
  expect(small.exif).toBeUndefined()
  expect(thumbnail.includes('SECRET PLACE')).toBe(false)
})

it('does not enlarge', async () => {
  const { thumbnail } = await readPicture(await samples.png(10, 20))
  expect(await sharp(thumbnail).metadata()).toMatchObject({ width: 10, height: 20 })
})

it('refuses too many pixels by what the header says, before it decodes any', async () => {
  await expect(readPicture(await samples.pngThatClaims(60_000, 60_000))).rejects.toMatchObject({
    code: 'INVALID',
    message: 'The picture has too many pixels.',
  })
})

it.each<[string, () => Promise<Buffer> | Buffer]>([
  ['is cut off', async () => (await samples.photo()).subarray(0, 900)],
  ['has only the header of one', () => samples.GIF_HEADED_SCRIPT],
  ['is a drawing', () => samples.SVG],
])('refuses what %s', async (_what, make) => {
  await expect(readPicture(await make())).rejects.toMatchObject({ code: 'INVALID' })
})

it('goes on with the next picture after a damaged one', async () => {
  const [bad, good] = await Promise.allSettled([readPicture(samples.SVG), readPicture(await samples.png())])
  expect([bad.status, good.status]).toEqual(['rejected', 'fulfilled'])
})
