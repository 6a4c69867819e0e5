import { Pause, Play } from 'lucide-react'
import { Button } from 'react-aria-components'
import type { Attachment, Message } from '#shared/entities.ts'
import { useIntl, useText } from '../../i18n/I18n.tsx'
import { countdown } from '../../i18n/times.ts'
import { useIsOnline } from '../../store/account.tsx'
import { SaveButton } from '../files/SaveButton.tsx'
import { useAudio } from './use-audio.ts'
import { Waveform } from './Waveform.tsx'

interface AudioPlayerProps {
  message: Message
  attachment: Attachment
}

/** A recording: heard where it stands, at the speed of whoever listens. */
export function AudioPlayer({ message, attachment }: AudioPlayerProps) {
  const text = useText()
  const intl = useIntl()
  const isOnline = useIsOnline()
  const audio = useAudio(message, attachment)
  const { name, waveform } = attachment
  const Icon = audio.isPlaying ? Pause : Play
  const speed = intl.formatNumber(audio.speed, { maximumFractionDigits: 1 })
  const inSeconds = (seconds: number) => countdown(intl, seconds * 1_000)
  return (
    <div className="flex w-80 max-w-full flex-col gap-1">
      <div className="flex items-center gap-1.5">
        <Button
          aria-label={text(audio.isPlaying ? 'audio.pause' : 'audio.play')}
          onPress={audio.toggle}
          className="flex size-8 shrink-0 items-center justify-center rounded-full bg-accent text-on-accent hover:bg-accent-hover"
        >
          <Icon aria-hidden size={16} strokeWidth={2} className="fill-current" />
        </Button>
        <Waveform
          samples={waveform}
          position={audio.position}
          duration={audio.duration}
          label={text('audio.seek', { name })}
          valueText={text('audio.position', {
            position: inSeconds(audio.position),
            duration: inSeconds(audio.duration),
          })}
          onSeek={audio.seek}
        />
        <span className="figures min-w-10 text-end text-12 text-muted">
          {audio.duration > 0 && inSeconds(audio.duration - audio.position)}
        </span>
        <Button
          aria-label={text('audio.speed', { speed })}
          onPress={audio.faster}
          className="figures h-6 min-w-9 shrink-0 rounded-full border border-line-strong px-1.5 text-12 font-medium hover:bg-hover"
        >
          <span dir="ltr">{speed}×</span>
        </Button>
        <SaveButton message={message} attachment={attachment} />
      </div>
      {audio.problem !== null && (
        <p role="alert" className="text-12 text-danger-text">
          {text(
            audio.problem === 'unplayable' ? 'audio.unplayable' : isOnline ? 'file.failed' : 'file.offline',
          )}
        </p>
      )}
    </div>
  )
}
