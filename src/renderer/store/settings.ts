import type { DeviceEntry } from '#shared/devices.ts'
import type { Id } from '#shared/ids.ts'
import type { ChannelOutput, IpcResult, SendingSettings } from '#shared/ipc.ts'
import type { NotificationSettings, Settings } from '#shared/settings.ts'
import { ask } from './bridge.ts'
import { getState } from './store.ts'
import { toast, toastError } from './toasts.ts'

/** What main keeps for all windows. The screen changes when main has told it. */
export async function changeSettings(change: Partial<Settings>): Promise<void> {
  const answer = await ask('settings.change', { ...getState().settings, ...change })
  if (!answer.ok) toast({ key: 'settings.failed' }, { tone: 'problem' })
}

export function changeNotifications(change: Partial<NotificationSettings>): Promise<void> {
  const { notifications } = getState().settings
  return changeSettings({ notifications: { ...notifications, ...change } })
}

/** Has main show a notification now. */
export async function tryNotification(body: string): Promise<void> {
  const answer = await ask('notification.try', { body })
  if (!answer.ok) return toastError(answer.error)
  if (answer.value.isSupported) toast({ key: 'settings.notifications.shown' })
  else toast({ key: 'settings.notifications.unsupported' }, { tone: 'problem' })
}

export async function readSending(): Promise<SendingSettings | null> {
  const answer = await ask('outbox.settings', {})
  return answer.ok ? answer.value : null
}

export async function changeSending(sending: SendingSettings): Promise<boolean> {
  const answer = await ask('outbox.configure', sending)
  if (!answer.ok) toast({ key: 'settings.failed' }, { tone: 'problem' })
  return answer.ok
}

export function readDevices(accountId: Id): Promise<IpcResult<{ devices: DeviceEntry[] }>> {
  return ask('devices.list', { accountId })
}

/** Ends a device's sign-in; `isLost` has it confirm that what it held is destroyed. */
export async function removeDevice(accountId: Id, deviceId: Id, isLost: boolean): Promise<boolean> {
  const answer = await ask(isLost ? 'devices.wipe' : 'devices.remove', { accountId, deviceId })
  if (!answer.ok) toastError(answer.error)
  return answer.ok
}

export async function measureStorage(): Promise<ChannelOutput<'storage.measure'>['accounts']> {
  const answer = await ask('storage.measure', {})
  return answer.ok ? answer.value.accounts : []
}
