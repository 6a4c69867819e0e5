import { CircleAlert } from 'lucide-react'
import { Button } from '../design/Button.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { useText } from '../i18n/I18n.tsx'

/** Main did not say what is there, so there is nothing to show. */
export function StartFailed() {
  const text = useText()
  return (
    <main className="h-full">
      <EmptyState
        icon={CircleAlert}
        heading="h1"
        title={text('app.startFailed.title')}
        body={text('app.startFailed.body')}
      >
        <Button kind="primary" onPress={() => location.reload()}>
          {text('action.retry')}
        </Button>
      </EmptyState>
    </main>
  )
}
