import type { Content, OpenApiDocument, Operation, Response, Schemas } from '../types.ts'
import { opened, parameters } from './fields.ts'
import { type Html, html, prose } from './html.ts'

export interface DescribedOperation {
  readonly method: string
  readonly path: string
  readonly operation: Operation
}

export interface RouteGroup {
  readonly name: string
  readonly description: string
  readonly operations: readonly DescribedOperation[]
}

/** The operations under their tags, in the document's order. */
export function groupsOf(document: OpenApiDocument): RouteGroup[] {
  const all = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  )
  return document.tags.map(({ name, description = '' }) => ({
    ...{ name, description },
    operations: all.filter(({ operation }) => operation.tags.includes(name)),
  }))
}

export function routeSection(document: OpenApiDocument, group: RouteGroup): Html {
  return html`<section aria-labelledby="group-${group.name}">
    <h2 id="group-${group.name}">${title(group.name)}</h2>
    <p class="lead">${prose(group.description)}</p>
    ${group.operations.map((operation) => route(document, operation))}
  </section>`
}

function route(document: OpenApiDocument, { method, path, operation }: DescribedOperation): Html {
  const { operationId, summary, requestBody } = operation
  const [server] = document.servers
  const { schemas } = document.components
  const given = (place: 'path' | 'query') => operation.parameters?.filter((one) => one.in === place) ?? []
  const asked = [given('path'), given('query')].some((list) => list.length > 0) || requestBody !== undefined
  return html`<article class="card" id="${operationId}" aria-labelledby="${operationId}-name">
    <header>
      <h3 id="${operationId}-name">
        ${methodBadge(method)}
        <a href="#${operationId}"><code>${server?.url}${pathWithBreaks(path)}</code></a>
      </h3>
      <p class="who">${callers(operation)}</p>
    </header>
    <p>${prose(summary)}</p>
    <div class="halves">
      <div>
        <h4>Request</h4>
        ${!asked && html`<p class="nothing">Nothing to send.</p>`}
        ${part('Path', given('path').length > 0 && parameters(given('path')))}
        ${part('Query', given('query').length > 0 && parameters(given('query')))}
        ${part('Body', requestBody !== undefined && body(requestBody.content, schemas))}
      </div>
      <div>
        <h4>Answer</h4>
        ${answers(operation, schemas)}
      </div>
    </div>
    <h4>Refusals</h4>
    <ul class="refusals">${refusals(document, operation)}</ul>
  </article>`
}

/** A path with places where a narrow screen may break it. */
export function pathWithBreaks(path: string): Html {
  const parts = path.split('/').slice(1)
  return html`${parts.map((part) => html`<wbr>/${part.startsWith('{') ? html`<var>${part}</var>` : part}`)}`
}

function part(name: string, content: Html | false): Html | false {
  return content !== false && html`<h5>${name}</h5>${content}`
}

export function methodBadge(method: string): Html {
  return html`<span class="method ${method}">${method.toUpperCase()}</span>`
}

function callers({ security }: Operation): string {
  const kinds = security.flatMap(({ accessToken }) => accessToken)
  if (kinds.length === 0) return 'Anybody'
  return title(kinds.map((kind) => (kind === 'staff' ? 'staff' : 'customers')).join(' and '))
}

function body(content: Content, schemas: Schemas): Html {
  const json = content['application/json']
  return json ? opened(json.schema, schemas) : html`<p class="nothing">The bytes of a file.</p>`
}

function answers({ responses }: Operation, schemas: Schemas): Html[] {
  return Object.entries(responses).flatMap(([status, response]) => {
    if ('$ref' in response) return []
    const { content, description } = response
    return [
      html`<p class="status"><code class="ok">${status}</code> ${description}</p>
        ${content && html`<h5>Body</h5>${body(content, schemas)}`}`,
    ]
  })
}

function refusals(document: OpenApiDocument, { responses }: Operation): Html[] {
  return Object.entries(responses).flatMap(([status, response]) => {
    if (!('$ref' in response)) return []
    const shared = document.components.responses[response.$ref.slice(response.$ref.lastIndexOf('/') + 1)]
    return codesOf(shared).map(
      (code) =>
        html`<li><a class="chip" href="#error-${code}"><span>${status}</span> <code>${code}</code></a></li>`,
    )
  })
}

function codesOf(response: Response | undefined): string[] {
  const code = response?.content?.['application/json']?.schema.properties?.code
  return typeof code === 'object' ? (code.enum ?? []).map(String) : []
}

export function title(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`
}
