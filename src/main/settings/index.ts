export { openSettings, type SettingsFile } from './settings-file.ts'
