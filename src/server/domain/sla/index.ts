export { followSla } from './follow.ts'
export { createSlaJob } from './job.ts'
export {
  listBusinessHours,
  listSlaEvents,
  listSlaPolicies,
  putBusinessHours,
  putSlaPolicy,
} from './settings.ts'
