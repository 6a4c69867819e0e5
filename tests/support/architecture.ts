import { isBuiltin } from 'node:module'
import { posix } from 'node:path'
import { parseSync, Visitor } from 'vite'

/** Which packages and Node modules a room may import. Any room may import itself and shared. */
const MAY_IMPORT: Record<string, (name: string, file: string) => boolean> = {
  // The one parser of what staff write lies beside its rules: console and widget show the same of it.
  shared: (name, file) =>
    isPackage(name, 'zod') || (file.startsWith('src/shared/markdown/') && isPackage(name, 'markdown-it')),
  main: () => true,
  preload: (name) => isPackage(name, 'electron'),
  renderer: (name) => !isPackage(name, 'electron') && !isBuiltin(name),
  server: (name) => !isPackage(name, 'electron'),
  widget: (name) => !isPackage(name, 'electron') && !isBuiltin(name),
}

/** Rooms made of concerns: folders with an `index.ts` as their only door. A folder without one groups concerns. */
const WITH_CONCERNS = ['main', 'server']

/** The imports that the design does not allow, as `file imports what: why`. Takes sources by path from the root. */
export function findForbiddenImports(sources: Record<string, string>): string[] {
  const isSource = (path: string) => path in sources
  return Object.entries(sources).flatMap(([file, text]) =>
    importsOf(file, text).flatMap((specifier) => {
      const reason = forbids(file, specifier, isSource)
      return reason ? [`${file} imports ${specifier}: ${reason}`] : []
    }),
  )
}

function forbids(file: string, specifier: string, isSource: (path: string) => boolean): string | null {
  const [, room = ''] = file.split('/')
  const target = targetOf(file, specifier)
  if (target === null) return MAY_IMPORT[room]?.(specifier, file) ? null : `no such package in ${room}`
  if (target === 'package.json') return null

  const [top, targetRoom] = target.split('/')
  if (top !== 'src') return 'it is not a source'
  if (targetRoom !== room) return targetRoom === 'shared' ? null : `${room} knows shared only`
  if (!WITH_CONCERNS.includes(room)) return null
  const concern = concernOf(target, isSource)
  if (concern === null || file.startsWith(`${concern}/`) || target === `${concern}/index.ts`) return null
  return `${concern} is entered by its index.ts`
}

/** The outermost folder around a file that has a door, or is meant to have one; null for a file of the room. */
function concernOf(file: string, isSource: (path: string) => boolean): string | null {
  const folders = file.split('/').slice(0, -1)
  const candidates = folders.slice(2).map((_, depth) => folders.slice(0, depth + 3).join('/'))
  return candidates.find((folder) => isSource(`${folder}/index.ts`)) ?? candidates[0] ?? null
}

/** The imported file's path from the root, or null for a package. */
function targetOf(file: string, specifier: string): string | null {
  if (specifier.startsWith('#shared/')) return specifier.replace('#', 'src/')
  return specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : null
}

function isPackage(specifier: string, name: string): boolean {
  return specifier === name || specifier.startsWith(`${name}/`)
}

/** Every module a source names: static, dynamic, for types only, re-exported or required. */
function importsOf(file: string, text: string): string[] {
  const { program, errors } = parseSync(file, text)
  if (errors[0]) throw new Error(`${file}: ${errors[0].message}`)
  const found: string[] = []
  const add = (source: { type: string; value?: unknown } | null | undefined) => {
    if (typeof source?.value === 'string') found.push(source.value)
  }
  new Visitor({
    ImportDeclaration: (node) => add(node.source),
    ExportNamedDeclaration: (node) => add(node.source),
    ExportAllDeclaration: (node) => add(node.source),
    ImportExpression: (node) => add(node.source),
    TSImportType: (node) => add(node.source),
    TSExternalModuleReference: (node) => add(node.expression),
    CallExpression: (node) => {
      if (node.callee.type === 'Identifier' && node.callee.name === 'require') add(node.arguments[0])
    },
  }).visit(program)
  return found
}
