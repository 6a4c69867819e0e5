import { resampled } from './resampled.ts'

/** As many bars as the eye tells apart here. */
const BARS = 40

interface WaveformProps {
  /** Loudness from 0 to 1; null: nobody knows. */
  samples: readonly number[] | null
  /** Seconds. */
  position: number
  duration: number
  label: string
  valueText: string
  onSeek(seconds: number): void
}

/** How loud a recording is along its time, and where in it one is. Time runs from left to right in every script. */
export function Waveform({ samples, position, duration, label, valueText, onSeek }: WaveformProps) {
  const share = duration > 0 ? position / duration : 0
  const bars = resampled(samples ?? [], BARS)
  return (
    <span
      dir="ltr"
      className="relative flex h-8 min-w-0 flex-1 items-center rounded-xs has-focus-visible:outline-2 has-focus-visible:outline-(--focus)"
    >
      <span aria-hidden className="flex h-full w-full items-center justify-between">
        {bars.map((loudness, index) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
            key={index}
            style={{ height: `${Math.max(10, loudness * 100)}%` }}
            className={index / BARS < share ? 'w-0.5 rounded-full bg-accent' : 'w-0.5 rounded-full bg-field'}
          />
        ))}
      </span>
      <input
        type="range"
        aria-label={label}
        aria-valuetext={valueText}
        min={0}
        max={Math.max(duration, 0.1)}
        step={0.1}
        value={position}
        onChange={(event) => onSeek(event.target.valueAsNumber)}
        onKeyDown={(event) => {
          const by = { ArrowLeft: -5, ArrowRight: 5 }[event.key]
          if (by === undefined) return
          event.preventDefault()
          onSeek(Math.min(duration, Math.max(0, position + by)))
        }}
        className="absolute inset-0 m-0 size-full cursor-pointer opacity-0"
      />
    </span>
  )
}
