export { createMarks, type Marks } from './marks.ts'
export { createOutbox, type Outbox } from './runner.ts'
