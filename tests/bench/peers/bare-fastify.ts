import Fastify from 'fastify'
import { answerCalls } from '../lib/calls.ts'

// One route that answers the same bytes: the object is there already, and Fastify writes it as JSON.

const app = Fastify({ logger: false })
let body: unknown = null
app.get('/v1/sessions', async () => body)

answerCalls({
  listen: () => app.listen({ host: '127.0.0.1', port: 0 }),
  answerWith(text: string) {
    body = JSON.parse(text)
  },
})
