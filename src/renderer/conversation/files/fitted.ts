interface Box {
  width: number
  height: number
}

/** The largest a picture may stand in a conversation, and the least that can be pressed. */
const LARGEST: Box = { width: 320, height: 280 }
const LEAST = 56

/** The place that a picture takes before its bytes are there, so that nothing moves when they come. */
export function fitted({ width, height }: Box): Box {
  const scale = Math.min(1, LARGEST.width / width, LARGEST.height / height)
  return {
    width: Math.max(LEAST, Math.round(width * scale)),
    height: Math.max(LEAST, Math.round(height * scale)),
  }
}
