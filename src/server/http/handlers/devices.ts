import type { DEVICES_ROUTES } from '#shared/routes/devices.ts'
import { listDevices, removeDevice, takeReceipt, wipeDevice } from '../../domain/account/index.ts'
import { anybodyAt } from '../../limits/index.ts'
import type { HandlerServices, Handlers } from './handler.ts'

export function deviceHandlers({
  db,
  write,
  limiter,
  wipesRemoved,
}: HandlerServices): Handlers<keyof typeof DEVICES_ROUTES> {
  return {
    listDevices: ({ caller }) => listDevices(db, caller, caller.id),
    listDevicesOf: ({ caller, params }) => listDevices(db, caller, params.userId),
    removeDevice: ({ caller, params }) =>
      write(caller, (tx, reader) => removeDevice(tx, reader, params.deviceId, wipesRemoved)),
    wipeOwnDevice: ({ caller, params }) =>
      write(caller, (tx, reader) => wipeDevice(tx, reader, { userId: caller.id, ...params })),
    wipeDevice: ({ caller, params }) => write(caller, (tx, reader) => wipeDevice(tx, reader, params)),
    async wipeReceipt({ params, body, address }) {
      await limiter.consume('connections', anybodyAt(`receipt ${address}`))
      await takeReceipt(db, params.deviceId, body.receipt)
      return undefined
    },
  }
}
