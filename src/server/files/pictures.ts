import sharp from 'sharp'
import { ParleyError } from '#shared/errors.ts'

/** Decoded, four bytes each: what a small file may unfold to. */
const MAX_PIXELS = 50_000_000
/** Pixels of a thumbnail's longer side. */
const THUMBNAIL = 480

export interface Picture {
  /** Pixels, as it is shown. */
  readonly width: number
  readonly height: number
  /** WebP, without anything that the camera has written into the picture. */
  readonly thumbnail: Buffer
}

// Nothing but what may be uploaded is decoded, whatever a file pretends to be.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadNsgifBuffer',
  ],
})
sharp.cache(false)
sharp.concurrency(1)

/** The one before: decoded pictures are large, so there is one at a time. */
let before: Promise<unknown> = Promise.resolve()

/** Reads a picture. Throws INVALID for one that is damaged or has too many pixels, before it is decoded. */
export function readPicture(bytes: Buffer): Promise<Picture> {
  const mine = before.then(() => read(bytes))
  before = mine.catch(() => {})
  return mine
}

async function read(bytes: Buffer): Promise<Picture> {
  const { autoOrient } = await sharp(bytes, { limitInputPixels: false }).metadata().catch(damaged)
  const { width, height } = autoOrient
  if (width * height > MAX_PIXELS) {
    throw new ParleyError('INVALID', 'The picture has too many pixels.', {
      hint: `It may have ${MAX_PIXELS / 1_000_000} million; this one has ${width} × ${height}.`,
    })
  }
  const thumbnail = await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
    .autoOrient()
    .resize(THUMBNAIL, THUMBNAIL, { fit: 'inside', withoutEnlargement: true })
    .webp()
    .toBuffer()
    .catch(damaged)
  return { width, height, thumbnail }
}

function damaged(): never {
  throw new ParleyError('INVALID', 'The picture is damaged.', { hint: 'Save it anew, then send that one.' })
}
