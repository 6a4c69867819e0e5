import type { AsyncApiDocument, Ref, Schemas, SocketMessage, SocketOperation } from '../types.ts'
import { opened, shape } from './fields.ts'
import { type Html, html, prose } from './html.ts'

export interface Frame {
  readonly id: string
  readonly direction: 'up' | 'down'
  readonly message: SocketMessage
  readonly ack: SocketMessage | null
  readonly summary: string
}

export function framesOf(document: AsyncApiDocument): Frame[] {
  const { messages } = document.channels.socket
  const find = (refs: readonly Ref[] | undefined) => {
    const [ref] = refs ?? []
    return (ref && messages[ref.$ref.slice(ref.$ref.lastIndexOf('/') + 1)]) ?? null
  }
  return Object.entries(document.operations).flatMap(([id, operation]: [string, SocketOperation]) => {
    const message = find(operation.messages)
    if (message === null) return []
    const direction = operation.action === 'receive' ? ('up' as const) : ('down' as const)
    return [{ id, direction, message, ack: find(operation.reply?.messages), summary: operation.summary }]
  })
}

export function frameSection(document: AsyncApiDocument, address: string): Html {
  return html`<section aria-labelledby="socket">
    <h2 id="socket">Socket</h2>
    <p class="lead">
      Socket.IO at <code>${address}</code>, the access token in the handshake’s <code>auth.token</code>. A frame is an
      event with one argument; an answer is its acknowledgement. Say <code>hello</code> first, then pull until nothing
      is missing; pokes carry on from there.
    </p>
    ${framesOf(document).map((one) => frame(one, document.components.schemas))}
  </section>`
}

function frame({ id, direction, message, ack, summary }: Frame, schemas: Schemas): Html {
  return html`<article class="card" id="${id}" aria-labelledby="${id}-name">
    <header>
      <h3 id="${id}-name">
        ${directionBadge(direction)}
        <a href="#${id}"><code>${message.name}</code></a>
      </h3>
      <p class="who">${direction === 'up' ? 'Client to server' : 'Server to client'}</p>
    </header>
    <p>${prose(summary)}</p>
    <div class="halves">
      <div>
        <h4>Frame</h4>
        ${opened(message.payload, schemas)}
      </div>
      <div>
        <h4>Acknowledgement</h4>
        ${ack === null ? html`<p class="nothing">None.</p>` : shape(ack.payload)}
      </div>
    </div>
  </article>`
}

export function directionBadge(direction: 'up' | 'down'): Html {
  return html`<span class="method ${direction}">${direction === 'up' ? 'UP' : 'DOWN'}</span>`
}
