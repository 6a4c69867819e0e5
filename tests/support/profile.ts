import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

/** Every way in which a text could lie readable on disk. */
function spellings(text: string): Buffer[] {
  return [
    Buffer.from(text, 'utf8'),
    Buffer.from(text, 'utf16le'),
    // Base64 of a text inside a longer one starts at one of three phases; the ends are cut since neighbours change them.
    ...[0, 1, 2].map((phase) =>
      Buffer.from(
        Buffer.from('.'.repeat(phase) + text)
          .toString('base64')
          .slice(4, -4),
      ),
    ),
  ]
}

/** The files under a folder in which one of the texts can be read, in any usual spelling: `file: text`. */
export async function findInClear(folder: string, texts: readonly string[]): Promise<string[]> {
  const needles = texts.flatMap((text) => spellings(text).map((bytes) => ({ text, bytes })))
  const found: string[] = []
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = path.join(entry.parentPath, entry.name)
    const content = await readFile(file)
    for (const { text, bytes } of needles) if (content.includes(bytes)) found.push(`${file}: ${text}`)
  }
  return found
}
