import { CloudOff, Inbox, KeyRound } from 'lucide-react'
import { Banner } from '../../../../src/renderer/design/Banner.tsx'
import { Button } from '../../../../src/renderer/design/Button.tsx'
import { EmptyState } from '../../../../src/renderer/design/EmptyState.tsx'
import { ErrorBoundary } from '../../../../src/renderer/design/ErrorBoundary.tsx'
import { ProgressBar } from '../../../../src/renderer/design/ProgressBar.tsx'
import { Spinner } from '../../../../src/renderer/design/Spinner.tsx'
import { Specimen } from '../Specimen.tsx'

export function States() {
  return (
    <>
      <Specimen name="Banner">
        <div className="flex-1">
          <Banner tone="warning" icon={KeyRound} action={<Button size="sm">Sign in again</Button>}>
            Your sign-in has run out.
          </Banner>
          <Banner tone="danger" icon={CloudOff} onDismiss={() => undefined}>
            The disk is full. Free some space, or new messages and drafts cannot be stored.
          </Banner>
        </div>
      </Specimen>
      <Specimen name="ProgressBar">
        <div className="flex w-80 flex-col gap-4">
          <ProgressBar label="Transcripts" value={12} max={40} valueLabel="12 of 40" />
          <ProgressBar label="Sending" isLabelHidden value={80} max={100} />
          <ProgressBar label="Done" value={1} max={1} />
        </div>
      </Specimen>
      <Specimen name="EmptyState">
        <div className="h-64 flex-1">
          <EmptyState
            icon={Inbox}
            title="Nobody is waiting"
            body="Every open chat has somebody who answers it."
          >
            <Button>See all</Button>
          </EmptyState>
        </div>
      </Specimen>
      <Specimen name="ErrorBoundary">
        <div className="h-64 flex-1">
          <ErrorBoundary where="gallery">
            <Broken />
          </ErrorBoundary>
        </div>
      </Specimen>
      <Specimen name="Spinner">
        <Spinner />
      </Specimen>
    </>
  )
}

function Broken(): never {
  throw new Error('A pane that broke, on purpose.')
}
