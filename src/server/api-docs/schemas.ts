import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { names } from './names.ts'
import type { Schema, Schemas } from './types.ts'

/** OpenAPI 3.1 speaks the current draft; AsyncAPI's own schema object is a superset of draft 7. */
type Dialect = 'draft-2020-12' | 'draft-7'

export interface SchemaBook {
  /** What is sent to the server (`input`) or comes from it (`output`). Named schemas inside become references. */
  convert(schema: z.ZodType, io: 'input' | 'output'): Schema
  /** Every named schema that was met on the way. */
  components(): Schemas
}

/** zod names a schema that contains itself, and has no name of its own, like this. */
const RECURSIVE = /^__schema\d+$/
/** The only such one: `z.json()`. Another one would differ from it, which `add` refuses. */
const JSON_VALUE = 'Json'

export function createSchemaBook(dialect: Dialect): SchemaBook {
  const found = new Map<string, Schema>()

  function add(name: string, schema: Schema): void {
    const known = found.get(name)
    if (known !== undefined && !isDeepStrictEqual(known, schema)) {
      throw new Error(`Two different schemas are called ${name}: name them apart in api-docs/names.ts.`)
    }
    found.set(name, schema)
  }

  return {
    convert(schema, io) {
      // As a member, because a schema that has a name is spelled out at the root and referred to everywhere else.
      const document = z.toJSONSchema(z.object({ it: schema }), {
        ...{ target: dialect, io, metadata: names },
        override: tolerate,
      })
      const { properties = {}, $defs, definitions } = movedRefs(document) as Schema
      for (const [name, definition] of Object.entries($defs ?? (definitions as Schemas) ?? {})) {
        add(componentName(name), definition as Schema)
      }
      return properties.it as Schema
    },
    components: () => Object.fromEntries([...found].sort(([left], [right]) => (left < right ? -1 : 1))),
  }
}

/** Clients tolerate fields they do not know, so only strict objects are closed. */
function tolerate({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodTypes; jsonSchema: Schema }): void {
  const { def } = zodSchema._zod
  if (def.type === 'object' && def.catchall === undefined) delete jsonSchema.additionalProperties
}

function movedRefs(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(movedRefs)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, member]) => {
    const isRef = key === '$ref' && typeof member === 'string'
    return [key, isRef ? refTo(componentName(member.slice(member.lastIndexOf('/') + 1))) : movedRefs(member)]
  })
  return Object.fromEntries(entries)
}

function componentName(name: string): string {
  return RECURSIVE.test(name) ? JSON_VALUE : name
}

export function refTo(name: string): string {
  return `#/components/schemas/${name}`
}
