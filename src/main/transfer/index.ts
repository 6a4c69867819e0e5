export { createDownloads, type Downloads } from './downloads.ts'
export { type FileDialogs, nameOf, readFileInto, safeNameOf } from './local-files.ts'
export { createRemoteFiles, type RemoteFiles } from './remote-files.ts'
export { createUploads, type Uploads } from './uploads.ts'
