export {
  type ChangeRecord,
  customerChanged,
  messageAdded,
  messageChanged,
  participantChanged,
  recordChanges,
  sessionChanged,
  staffAdded,
} from './record.ts'
export { createSequencer, type Sequencer } from './sequencer.ts'
export { trimLog } from './trim.ts'
