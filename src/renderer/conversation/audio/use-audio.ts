import { useEffect, useRef, useState } from 'react'
import type { Attachment, Message } from '#shared/entities.ts'
import { useMedia } from '../../store/media.ts'

const SPEEDS: readonly number[] = [1, 1.5, 2]

/** Two voices at once are none: whoever begins ends the other. */
let heard: HTMLAudioElement | null = null

/** A recording that can be played. It is fetched when somebody first wants to hear it. */
export function useAudio(message: Message, attachment: Attachment) {
  const [isWanted, setWanted] = useState(false)
  const [isPlaying, setPlaying] = useState(false)
  const [isUnplayable, setUnplayable] = useState(false)
  const [position, setPosition] = useState(0)
  const [duration, setDuration] = useState(attachment.durationSeconds ?? 0)
  const [speed, setSpeed] = useState(1)
  const media = useMedia(message, 'whole', isWanted)
  const element = useRef<HTMLAudioElement | null>(null)
  const url = media.state === 'ready' && isWanted ? media.url : null

  useEffect(() => {
    if (url === null) return
    const audio = new Audio(url)
    element.current = audio
    audio.addEventListener('play', () => {
      if (heard !== audio) heard?.pause()
      heard = audio
      setPlaying(true)
    })
    audio.addEventListener('pause', () => setPlaying(false))
    audio.addEventListener('timeupdate', () => setPosition(audio.currentTime))
    audio.addEventListener('ended', () => {
      audio.currentTime = 0
    })
    // A recording made in a browser does not know how long it is until it has been heard.
    audio.addEventListener('durationchange', () => {
      if (Number.isFinite(audio.duration)) setDuration(audio.duration)
    })
    audio.addEventListener('error', () => setUnplayable(true))
    void start(audio)
    return () => {
      audio.pause()
      audio.removeAttribute('src')
      element.current = null
    }
  }, [url])

  useEffect(() => {
    if (element.current) element.current.playbackRate = speed
  }, [speed])

  function toggle(): void {
    setWanted(true)
    const audio = element.current
    if (!audio) return
    if (audio.paused) void start(audio)
    else audio.pause()
  }

  function seek(seconds: number): void {
    setPosition(seconds)
    if (element.current) element.current.currentTime = seconds
  }

  const problem = isUnplayable ? 'unplayable' : isWanted && media.state === 'failed' ? 'not-loaded' : null
  return {
    isPlaying,
    position: Math.min(position, duration),
    duration,
    speed,
    problem,
    toggle,
    seek,
    faster: () => setSpeed(nextSpeed(speed)),
  }
}

/** What cannot be played says so by its `error` event. */
function start(audio: HTMLAudioElement): Promise<void> {
  return audio.play().catch(() => undefined)
}

function nextSpeed(speed: number): number {
  return SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length] ?? 1
}
