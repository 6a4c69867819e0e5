/** An address, or null. Node 18.15 has no `URL.parse` yet. */
export function parseAddress(text: string, base?: string): URL | null {
  try {
    return new URL(text, base)
  } catch {
    return null
  }
}
