// npm run docs:api: writes the documents that a reader of the repository finds in docs/api.
import { mkdir, writeFile } from 'node:fs/promises'
import { documents } from './documents.ts'

const folder = new URL('../../../docs/api/', import.meta.url)

await mkdir(folder, { recursive: true })
for (const [name, document] of Object.entries(documents())) {
  await writeFile(new URL(name, folder), `${JSON.stringify(document, null, 2)}\n`)
  process.stdout.write(`docs/api/${name}\n`)
}
