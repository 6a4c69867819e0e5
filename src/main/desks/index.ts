export { createDesks, type Desks } from './desks.ts'
