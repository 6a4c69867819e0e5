import { z } from 'zod'
import { deviceEntry } from '../devices.ts'
import { id } from '../ids.ts'
import { none, type Route } from './route.ts'

const deviceParams = z.strictObject({ deviceId: id })
const userParams = z.strictObject({ userId: id })
const userDeviceParams = z.strictObject({ userId: id, deviceId: id })
const devices = z.object({ devices: z.array(deviceEntry) })

export const DEVICES_ROUTES = {
  listDevices: {
    method: 'GET',
    path: '/me/devices',
    auth: 'staff',
    params: none,
    query: none,
    body: null,
    status: 200,
    response: devices,
    summary: 'Devices on which one is signed in, and those that are or were to be wiped; the latest first.',
    refusals: [],
  },
  removeDevice: {
    method: 'DELETE',
    path: '/me/devices/:deviceId',
    auth: 'staff',
    params: deviceParams,
    query: none,
    body: null,
    status: 204,
    response: z.undefined(),
    summary:
      "Sign one of one's devices out, at once. Unless the server is told otherwise, its console destroys what it holds.",
    refusals: [],
  },
  wipeOwnDevice: {
    method: 'POST',
    path: '/me/devices/:deviceId/wipe',
    auth: 'staff',
    params: deviceParams,
    query: none,
    body: null,
    status: 200,
    response: deviceEntry,
    summary:
      "Sign one of one's devices out, and have its console destroy what it holds at its next contact. Sent again, it is the same order.",
    refusals: [],
    limits: ['wipes'],
  },
  listDevicesOf: {
    method: 'GET',
    path: '/users/:userId/devices',
    auth: 'staff',
    params: userParams,
    query: none,
    body: null,
    status: 200,
    response: devices,
    summary: 'The devices of a member of staff, as they see them themselves.',
    refusals: [],
    limits: ['admin'],
  },
  wipeDevice: {
    method: 'POST',
    path: '/users/:userId/devices/:deviceId/wipe',
    auth: 'staff',
    params: userDeviceParams,
    query: none,
    body: null,
    status: 200,
    response: deviceEntry,
    summary: 'The same for a device of any member of staff.',
    refusals: [],
    limits: ['admin', 'wipes'],
  },
  wipeReceipt: {
    method: 'POST',
    path: '/devices/:deviceId/wipe-receipt',
    auth: 'public',
    params: deviceParams,
    query: none,
    body: z.strictObject({ receipt: z.string().min(1).max(4_000) }),
    status: 204,
    response: z.undefined(),
    summary:
      'A device says that it has destroyed what it held: a WipeReceipt as a compact JWS. Its signature is its right to say so; sent again, it is counted once.',
    refusals: ['UNAUTHENTICATED'],
  },
} as const satisfies Record<string, Route>
