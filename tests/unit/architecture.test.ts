import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { findForbiddenImports } from '../support/architecture.ts'

const ROOT = resolve(import.meta.dirname, '../..')

/** All sources by path; a build's configuration lies in a room but does not run there. */
function readSources(): Record<string, string> {
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && entry.name !== 'vite.config.ts')
    .map((entry) => join(entry.parentPath, entry.name))
  return Object.fromEntries(files.map((file) => [relative(ROOT, file), readFileSync(file, 'utf8')]))
}

test('every import follows the arrows of the design', () => {
  const sources = readSources()
  const rooms = new Set(Object.keys(sources).map((file) => file.split('/')[1]))
  expect([...rooms].sort()).toEqual(['main', 'preload', 'renderer', 'server', 'shared', 'widget'])
  expect(findForbiddenImports(sources)).toEqual([])
})

test.each([
  ['src/shared/ids.ts', `import { v7 } from 'uuid'`],
  ['src/shared/text.ts', `import MarkdownIt from 'markdown-it'`],
  ['src/shared/ids.ts', `import { randomUUID } from 'node:crypto'`],
  ['src/shared/ids.ts', `import { log } from '../server/log.ts'`],
  ['src/renderer/main.tsx', `import { ipcRenderer } from 'electron'`],
  ['src/renderer/main.tsx', `import type { IpcRenderer } from 'electron/renderer'`],
  ['src/renderer/main.tsx', `import { join } from 'path'`],
  ['src/renderer/queue/row.tsx', `const row = <p>{await import('../../main/cache/index.ts')}</p>`],
  ['src/widget/chat/main.ts', `export * from '../../renderer/i18n/index.ts'`],
  ['src/widget/chat/main.ts', `import fs from 'node:fs/promises'`],
  ['src/server/http/index.ts', `import { app } from 'electron'`],
  ['src/server/http/index.ts', `let box: import('../../main/outbox/index.ts').Outbox`],
  ['src/preload/index.ts', `import { z } from 'zod'`],
  ['src/preload/index.ts', `const fs = require('node:fs')`],
  ['src/main/sync/index.ts', `import { open } from '../cache/database.ts'`],
  ['src/main/index.ts', `export { open } from './cache/database.ts'`],
  ['src/server/realtime/hello.ts', `import type { Row } from '../db/embedded/index.ts'`],
  ['src/main/index.ts', `import { run } from '../../scripts/lib/processes.mjs'`],
])('refuses in %s: %s', (file, text) => {
  expect(findForbiddenImports({ [file]: text })).toHaveLength(1)
})

test('a folder without a door of its own groups concerns that have one', () => {
  const sources = {
    'src/server/domain/account/index.ts': '',
    'src/server/domain/account/tokens.ts': '',
    'src/server/http/door.ts': `import '../domain/account/index.ts'`,
    'src/server/http/window.ts': `import '../domain/account/tokens.ts'`,
    'src/server/domain/sync/index.ts': `import '../account/tokens.ts'`,
    'src/server/domain/sync/pull.ts': `import '../paging.ts'`,
  }
  expect(findForbiddenImports(sources)).toEqual([
    expect.stringContaining('src/server/http/window.ts imports'),
    expect.stringContaining('src/server/domain/sync/index.ts imports'),
  ])
})

test.each([
  ['src/shared/markdown/parse.ts', `import MarkdownIt from 'markdown-it'`],
  ['src/shared/frames.ts', `import { z } from 'zod'; import { id } from './ids.ts'`],
  [
    'src/renderer/main.tsx',
    `import { ids } from '#shared/ids.ts'; import React from 'react'; import './app.css'`,
  ],
  ['src/preload/index.ts', `import { contextBridge } from 'electron'; import { ipc } from '#shared/ipc.ts'`],
  ['src/main/sync/index.ts', `import { cache } from '../cache/index.ts'; import { log } from '../log.ts'`],
  ['src/main/cache/index.ts', `import { open } from './sql/open.ts'; import keytar from 'keytar'`],
  [
    'src/server/index.ts',
    `import { listen } from './http/index.ts'; import manifest from '../../package.json'`,
  ],
])('allows in %s: %s', (file, text) => {
  expect(findForbiddenImports({ [file]: text })).toEqual([])
})
