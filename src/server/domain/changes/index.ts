export {
  type ChangeRecord,
  cannedResponseChanged,
  cannedResponseDeleted,
  customerChanged,
  messageAdded,
  messageChanged,
  participantChanged,
  recordChanges,
  sessionChanged,
  staffAdded,
  suggestionChanged,
  suggestionDeleted,
  workspaceChanged,
} from './record.ts'
export { createSequencer, type Sequencer } from './sequencer.ts'
export { trimLog } from './trim.ts'
