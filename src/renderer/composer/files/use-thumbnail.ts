import { useEffect, useState } from 'react'
import type { Id } from '#shared/ids.ts'
import { FILE_PIECE, MAX_VIEW } from '#shared/ipc.ts'
import { ask } from '../../store/bridge.ts'

/** Pictures that a browser shows and that run nothing. */
const PICTURE = /\.(png|jpe?g|gif|webp)$/i
/** Pixels of its longer side: twice what it is shown with. */
const SIDE = 72

/** A small picture of a draft's file; null until it is there, and for what is no picture. */
export function useThumbnail(id: Id, name: string, size: number): string | null {
  const [thumbnail, setThumbnail] = useState<string | null>(null)
  useEffect(() => {
    if (!PICTURE.test(name) || size > MAX_VIEW) return
    let isLate = false
    void readWhole(id, size)
      .then((file) => file && drawSmall(file))
      // What only calls itself a picture has its name and its size to show.
      .catch(() => null)
      .then((drawn) => {
        if (!isLate) setThumbnail(drawn)
      })
    return () => {
      isLate = true
    }
  }, [id, name, size])
  return thumbnail
}

async function readWhole(id: Id, size: number): Promise<Blob | null> {
  const pieces: Uint8Array<ArrayBuffer>[] = []
  for (let offset = 0; offset < size; offset += FILE_PIECE) {
    const answer = await ask('attachment.read', { id, offset })
    if (!answer.ok || answer.value.bytes.length === 0) return null
    pieces.push(new Uint8Array(answer.value.bytes))
  }
  return new Blob(pieces)
}

async function drawSmall(file: Blob): Promise<string | null> {
  const picture = await createImageBitmap(file)
  const scale = Math.min(1, SIDE / Math.min(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  return canvas.toDataURL('image/webp')
}
