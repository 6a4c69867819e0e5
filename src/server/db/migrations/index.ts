import * as people from './0001-people.ts'
import * as conversations from './0002-conversations.ts'
import * as changeLog from './0003-change-log.ts'
import * as fullerDomain from './0004-fuller-domain.ts'
import * as conversation from './0005-conversation.ts'
import * as assignment from './0006-assignment.ts'
import * as serviceLevels from './0007-service-levels.ts'
import * as directory from './0008-directory.ts'
import * as finding from './0009-finding.ts'
import * as files from './0010-files.ts'
import * as trimming from './0011-trimming.ts'
import * as suggestions from './0012-suggestions.ts'
import * as uploads from './0013-uploads.ts'
import * as devices from './0014-devices.ts'
import * as signIn from './0015-sign-in.ts'
import * as leanWrites from './0016-lean-writes.ts'
import * as survey from './0017-survey.ts'

export interface Migration {
  readonly name: string
  readonly sql: string
}

/** In order: the first is number 1. One that has been released is never edited; a correction is a new one. */
export const MIGRATIONS: readonly Migration[] = [
  people,
  conversations,
  changeLog,
  fullerDomain,
  conversation,
  assignment,
  serviceLevels,
  directory,
  finding,
  files,
  trimming,
  suggestions,
  uploads,
  devices,
  signIn,
  leanWrites,
  survey,
]
