import { ERROR_KINDS, type ErrorCode } from '#shared/errors.ts'
import { ERROR_WORDS } from '../refusals.ts'
import type { AsyncApiDocument, OpenApiDocument, Schemas } from '../types.ts'
import { shape } from './fields.ts'
import { directionBadge, frameSection, framesOf } from './frames.ts'
import { type Html, html, prose } from './html.ts'
import { groupsOf, methodBadge, pathWithBreaks, type RouteGroup, routeSection, title } from './routes.ts'
import { shapeLink } from './type.ts'

/** The two documents as one page to read. Its links are relative, so that it can stand under any folder. */
export function renderPage(openapi: OpenApiDocument, asyncapi: AsyncApiDocument): string {
  const groups = groupsOf(openapi)
  const folder = openapi.servers[0]?.url ?? ''
  const shapes: Schemas = { ...asyncapi.components.schemas, ...openapi.components.schemas }
  const names = Object.keys(shapes).sort()
  const page = html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>Parley API</title>
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="docs.css">
</head>
<body>
  <a class="skip" href="#content">Skip to the content</a>
  <header class="top">
    <p class="brand">${mark()} Parley <span>API</span></p>
    <ul>
      <li><a href="openapi.json">openapi.json</a></li>
      <li><a href="asyncapi.json">asyncapi.json</a></li>
    </ul>
  </header>
  <div class="columns">
    <nav aria-label="Contents">${contents(groups, asyncapi, names)}</nav>
    <main id="content" tabindex="-1">
      ${introduction(folder)}
      ${groups.map((group) => routeSection(openapi, group))}
      ${frameSection(asyncapi, `${folder}/socket`)}
      ${errorSection()}
      ${shapeSection(shapes, names)}
    </main>
  </div>
</body>
</html>
`
  return page.text
}

/** The product's mark: a speech bubble whose tail makes it a "p". */
function mark(): Html {
  return html`<svg viewBox="0 0 28 28" width="24" height="24" aria-hidden="true"><path fill="currentColor" fill-rule="evenodd" d="M14 2a11 11 0 1 1-4.6 21l-3.9 2.8A1.6 1.6 0 0 1 3 24.5V13A11 11 0 0 1 14 2Zm0 6.2a4.8 4.8 0 1 0 0 9.6 4.8 4.8 0 0 0 0-9.6Z"/></svg>`
}

function introduction(folder: string): Html {
  return html`<section class="introduction" aria-labelledby="parley-api">
    <h1 id="parley-api">The Parley API</h1>
    <p class="lead">
      Everything that the console and the widget do, they do over these routes under <code>${folder}</code> and one
      socket. This page, <a href="openapi.json">OpenAPI</a> and <a href="asyncapi.json">AsyncAPI</a> come from the same
      tables that the server runs on.
    </p>
    <ul class="principles">
      <li><h2>Who is calling</h2>
        <p>Staff and customers send <code>Authorization: Bearer &lt;access token&gt;</code>. Access tokens live
        minutes; <a href="#refresh">refresh</a> changes a refresh token, once, for a new pair.</p></li>
      <li><h2>Safe to repeat</h2>
        <p>Whoever writes makes the ${shapeLink('AuthoredId')}. Sent again, it is answered with the first
        ${shapeLink('Receipt')}, and nothing is done twice.</p></li>
      <li><h2>Refusals</h2>
        <p>Always an ${shapeLink('Error')} with one of the <a href="#errors">codes</a>, and the
        <code>x-request-id</code> that the server’s log has too.</p></li>
    </ul>
  </section>`
}

function contents(groups: readonly RouteGroup[], asyncapi: AsyncApiDocument, names: readonly string[]): Html {
  return html`
    ${groups.map(
      (group) => html`<h2><a href="#group-${group.name}">${title(group.name)}</a></h2>
      <ul>${group.operations.map(
        ({ method, path, operation }) =>
          html`<li><a href="#${operation.operationId}">${methodBadge(method)} <span>${pathWithBreaks(path)}</span></a></li>`,
      )}</ul>`,
    )}
    <h2><a href="#socket">Socket</a></h2>
    <ul>${framesOf(asyncapi).map(
      ({ id, direction, message }) =>
        html`<li><a href="#${id}">${directionBadge(direction)} <span>${message.name}</span></a></li>`,
    )}</ul>
    <h2><a href="#errors">Errors</a></h2>
    <h2><a href="#shapes">Shapes</a></h2>
    <ul class="names">${names.map((name) => html`<li><a href="#shape-${name}">${name}</a></li>`)}</ul>`
}

function errorSection(): Html {
  const codes = Object.keys(ERROR_KINDS) as ErrorCode[]
  return html`<section aria-labelledby="errors">
    <h2 id="errors">Errors</h2>
    <p class="lead">Every way in which Parley refuses, over REST and on the socket alike.</p>
    <table class="card">
      <thead><tr><th scope="col">Code</th><th scope="col">Status</th><th scope="col">Meaning</th></tr></thead>
      <tbody>${codes.map(errorRow)}</tbody>
    </table>
  </section>`
}

function errorRow(code: ErrorCode): Html {
  const { http, retryable } = ERROR_KINDS[code]
  return html`<tr id="error-${code}">
    <th scope="row"><code>${code}</code></th>
    <td>${http}</td>
    <td>${prose(ERROR_WORDS[code])}${retryable && html` <span class="again">may be repeated</span>`}</td>
  </tr>`
}

function shapeSection(shapes: Schemas, names: readonly string[]): Html {
  return html`<section aria-labelledby="shapes">
    <h2 id="shapes">Shapes</h2>
    <p class="lead">What the routes and frames above refer to by name.</p>
    ${names.map((name) => {
      const { description = '', ...schema } = shapes[name] ?? {}
      return html`<article class="card small" id="shape-${name}" aria-labelledby="shape-${name}-name">
        <h3 id="shape-${name}-name"><a href="#shape-${name}">${name}</a></h3>
        <p>${prose(description)}</p>
        ${shape(schema)}
      </article>`
    })}
  </section>`
}
