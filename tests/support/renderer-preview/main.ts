import { createFakeBridge, type PreviewState } from '../fake-bridge.ts'

const query = new URLSearchParams(location.search)
const state = (query.get('state') ?? 'conversation') as PreviewState

localStorage.setItem(
  'preferences',
  JSON.stringify({
    theme: query.get('theme') ?? 'system',
    view: query.get('view') ?? 'mine',
    tourSeen: state !== 'tour',
  }),
)
Object.assign(window, {
  parley: createFakeBridge({
    state,
    locale: query.get('locale') ?? 'en',
    role: query.get('role') ?? 'agent',
    isOfChat: query.get('window') === 'chat',
  }),
})
await import('../../../src/renderer/main.tsx')
