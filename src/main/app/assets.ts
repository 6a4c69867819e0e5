import { readdirSync } from 'node:fs'
import { extname, join } from 'node:path'

const MIME_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
}

export interface Asset {
  file: string
  mimeType: string
}

/**
 * Every file of a folder by its path in a URL. Serving looks names up in this table and never joins a name to a
 * folder: what is not in it cannot be reached, however it is spelled.
 */
export function listAssets(folder: string, prefix = '/'): Map<string, Asset> {
  const assets = new Map<string, Asset>()
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = join(folder, entry.name)
    if (entry.isDirectory()) {
      for (const [path, asset] of listAssets(file, `${prefix}${entry.name}/`)) assets.set(path, asset)
    } else if (entry.isFile()) {
      const mimeType = MIME_TYPES[extname(entry.name)] ?? 'application/octet-stream'
      assets.set(prefix + entry.name, { file, mimeType })
    }
  }
  return assets
}
