export type { ProviderSettings } from './settings.ts'
export { createProviderSignIns, type ProviderSignIns } from './sign-ins.ts'
