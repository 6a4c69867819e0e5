import type { Schema } from '../types.ts'
import { type Html, html, joined } from './html.ts'

const FORMATS: Readonly<Record<string, string>> = {
  email: 'email address',
  uuid: 'UUID',
  'date-time': 'time',
}
const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  boolean: 'true or false',
}

/** A schema without what is only spelling: `null` as one of two, and draft 7's way to say more of a reference. */
export function plain(schema: Schema): Schema {
  const [only] = schema.allOf ?? []
  if (schema.allOf?.length === 1 && isSchema(only)) {
    const { allOf: _, ...more } = schema
    return plain({ ...only, ...more })
  }
  const members = withoutNull(schema)
  const [member] = members
  return members.length === 1 && member !== undefined && schema.anyOf !== undefined ? plain(member) : schema
}

/** The alternatives of a union that are worth telling apart: shapes, rather than kinds of text or number. */
export function variantsOf(schema: Schema): readonly Schema[] {
  const members = schema.oneOf ?? schema.anyOf ?? []
  const shapes = members.filter(isSchema).filter((member) => member.properties !== undefined)
  return shapes.length > 1 && shapes.length === members.length ? shapes : []
}

export function isSchema(schema: Schema | boolean | undefined): schema is Schema {
  return typeof schema === 'object'
}

/** The name that a schema refers to. */
export function nameOf({ $ref }: Schema): string | null {
  return $ref === undefined ? null : $ref.slice($ref.lastIndexOf('/') + 1)
}

/** A type in a few words; named ones lead to their description. */
export function typeOf(schema: Schema): Html {
  if (isNullable(schema)) return html`${typeOf(nonNull(schema))} or <code>null</code>`
  const name = nameOf(plain(schema))
  if (name !== null) return shapeLink(name)
  const { type, items, properties, additionalProperties, format } = plain(schema)
  const { enum: values, const: constant, anyOf, oneOf } = plain(schema)
  if (constant !== undefined) return html`<code>${JSON.stringify(constant)}</code>`
  if (values !== undefined) return joined(values.map(value), html` <span class="or">or</span> `)
  if (type === 'array')
    return html`list of ${isSchema(items as Schema) ? typeOf(items as Schema) : 'anything'}`
  if (type === 'object' && properties === undefined && isSchema(additionalProperties)) {
    return html`map of ${typeOf(additionalProperties)}`
  }
  const union = (oneOf ?? anyOf ?? []).filter(isSchema)
  if (variantsOf(schema).length > 0) return html`one of`
  if (union.length > 0) return joined(union.map(typeOf), html` <span class="or">or</span> `)
  return html`${(format && FORMATS[format]) ?? TYPES[String(type)] ?? String(type ?? 'anything')}`
}

/** What a value must fit beyond its type. */
export function limitsOf(schema: Schema): readonly Html[] {
  const { minLength, maxLength, minimum, maximum, minItems, default: standard } = nonNull(plain(schema))
  // The largest whole number is a limit of JSON, not of the field.
  const highest = maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum
  const limits = [
    between(minLength, maxLength, 'characters'),
    between(minimum, highest, ''),
    minItems !== undefined && html`at least ${minItems}`,
    standard !== undefined && html`<code>${JSON.stringify(standard)}</code> if left out`,
  ]
  return limits.filter((limit) => limit !== false)
}

export function shapeLink(name: string): Html {
  return html`<a class="shape" href="#shape-${name}">${name}</a>`
}

export function isNullable(schema: Schema): boolean {
  if (Array.isArray(schema.type)) return schema.type.includes('null')
  return (schema.anyOf ?? []).length > withoutNull(schema).length
}

function nonNull(schema: Schema): Schema {
  if (Array.isArray(schema.type)) {
    const types = schema.type.filter((type) => type !== 'null')
    return { ...schema, type: types.length === 1 ? types[0] : types } as Schema
  }
  return isNullable(schema) ? { ...schema, anyOf: withoutNull(schema) } : schema
}

function withoutNull(schema: Schema): Schema[] {
  return (schema.anyOf ?? []).filter(isSchema).filter((member) => member.type !== 'null')
}

function value(of: unknown): Html {
  return html`<code>${typeof of === 'string' ? of : JSON.stringify(of)}</code>`
}

function between(least: number | undefined, most: number | undefined, unit: string): Html | false {
  if (least === undefined && most === undefined) return false
  if (most === undefined) return least === 0 ? false : html`at least ${least} ${unit}`
  if (least === undefined || least === 0) return html`at most ${most} ${unit}`
  return html`${least} to ${most} ${unit}`
}
