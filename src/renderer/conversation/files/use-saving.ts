import { useEffect, useState } from 'react'
import { useHeld } from '../../store/account.tsx'
import { cancelSaving, type FileCarrier, saveAttachment } from '../../store/messages.ts'

/** Milliseconds: what takes no longer is over before anybody could read how far it is. */
const MOMENT = 400

interface Saving {
  /** Bytes of it that are here; null when it is not on its way, or has been for a moment only. */
  received: number | null
  /** Saves it, or stops that once how far it is can be seen. */
  press(): void
}

/** The way of a message's file to where it is saved. */
export function useSaving(message: FileCarrier): Saving {
  const received = useHeld((held) => held.saving[message.id])
  const [isLong, setLong] = useState(false)
  const isRunning = received !== undefined
  useEffect(() => {
    if (!isRunning) return
    const timer = setTimeout(() => setLong(true), MOMENT)
    return () => {
      clearTimeout(timer)
      setLong(false)
    }
  }, [isRunning])
  const isSeen = isRunning && isLong
  return {
    received: isSeen ? received : null,
    press: () => void (isSeen ? cancelSaving(message) : saveAttachment(message)),
  }
}
