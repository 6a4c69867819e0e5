import { type Db, inSnapshot } from '../../db/index.ts'

/** Whether anybody is there to answer: some device of a member of staff is connected and says so. */
export function isAnybodyThere(db: Db, workspaceId: string): Promise<boolean> {
  return inSnapshot(db, { workspaceId, id: null }, async (tx) => {
    const device = await tx
      .selectFrom('presence_devices')
      .select('device_id')
      .where('status', 'in', ['available', 'busy'])
      .where('alive_until', '>', new Date())
      .limit(1)
      .executeTakeFirst()
    return device !== undefined
  })
}
