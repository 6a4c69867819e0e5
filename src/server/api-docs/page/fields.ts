import type { Parameter, Schema, Schemas } from '../types.ts'
import { type Html, html, prose } from './html.ts'
import { isSchema, limitsOf, nameOf, plain, typeOf, variantsOf } from './type.ts'

interface Field {
  readonly name: string
  readonly required: boolean
  readonly schema: Schema
}

/** What a value of this schema consists of, as far down as it has no name of its own. */
export function shape(schema: Schema): Html {
  const own = plain(schema)
  const variants = variantsOf(own)
  if (variants.length > 0) {
    return html`<ul class="variants">${variants.map((variant) => html`<li>${shape(variant)}</li>`)}</ul>`
  }
  return own.properties === undefined ? html`<p class="type">${typeOf(schema)}</p>` : fields(fieldsOf(own))
}

/** The same where a reader begins: what has a name is told at once, besides leading to where it is described. */
export function opened(schema: Schema, shapes: Schemas): Html {
  const name = nameOf(plain(schema))
  const named = name === null ? undefined : shapes[name]
  return named === undefined ? shape(schema) : html`<p class="type">${typeOf(schema)}</p>${shape(named)}`
}

export function parameters(list: readonly Parameter[]): Html {
  return fields(list)
}

function fieldsOf({ properties = {}, required = [] }: Schema): Field[] {
  return Object.entries(properties).flatMap(([name, schema]) =>
    isSchema(schema) ? [{ name, required: required.includes(name), schema }] : [],
  )
}

function fields(list: readonly Field[]): Html {
  if (list.length === 0) return html`<p class="type">An empty object.</p>`
  return html`<dl class="fields">${list.map(field)}</dl>`
}

function field({ name, required, schema }: Field): Html {
  const limits = limitsOf(schema)
  const inner = innerOf(plain(schema))
  return html`<div>
    <dt><code>${name}</code>${!required && html` <span class="optional">optional</span>`}</dt>
    <dd>
      <span class="type">${typeOf(schema)}</span>
      ${limits.map((limit) => html`<span class="limit">${limit}</span>`)}
      ${schema.description !== undefined && html`<span class="limit">${prose(schema.description)}</span>`}
      ${inner !== null && shape(inner)}
    </dd>
  </div>`
}

/** What is inside a field and has no name to lead to. */
function innerOf(schema: Schema): Schema | null {
  const items = Array.isArray(schema.items) ? undefined : schema.items
  const inside = schema.type === 'array' && isSchema(items) ? plain(items) : schema
  return inside.properties !== undefined || variantsOf(inside).length > 0 ? inside : null
}
