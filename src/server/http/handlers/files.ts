import type { FILES_ROUTES } from '#shared/routes/files.ts'
import { rangeOf } from '../range.ts'
import type { HandlerServices, Handlers } from './handler.ts'

export function fileHandlers({ files, limiter }: HandlerServices): Handlers<keyof typeof FILES_ROUTES> {
  return {
    uploadFile: ({ caller, query, incoming }) => files.upload(caller, query, incoming),
    uploadState: ({ caller, params }) => files.uploadState(caller, params.fileId),
    appendFile: ({ caller, params, query, incoming }) =>
      files.append(caller, params.fileId, query.offset, incoming),
    abandonUpload: ({ caller, params }) => files.abandon(caller, params.fileId).then(() => undefined),
    linkFile: ({ caller, params }) => files.link(caller, params.fileId),
    async downloadFile({ params, address, range }) {
      const claims = await files.verify(params.token)
      await limiter.consume('downloads', { key: `${claims.identity.id} ${address}`, trust: 'known' })
      return files.open(claims, (size) => rangeOf(range, size))
    },
    fileUsage: ({ caller }) => files.usage(caller),
  }
}
