import { useEffect, useState } from 'react'
import type { Id } from '#shared/ids.ts'
import { measureStorage } from '../store/settings.ts'

/** Bytes on the disk, by account; empty until they are measured. */
export function useStorage(): Readonly<Record<Id, number>> {
  const [bytes, setBytes] = useState<Readonly<Record<Id, number>>>({})
  useEffect(() => {
    void measureStorage().then((accounts) =>
      setBytes(Object.fromEntries(accounts.map(({ accountId, bytes: size }) => [accountId, size]))),
    )
  }, [])
  return bytes
}
