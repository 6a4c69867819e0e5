export { createUser } from './create.ts'
export { listUsers } from './list.ts'
export { putTeam } from './team.ts'
export { updateUser } from './update.ts'
