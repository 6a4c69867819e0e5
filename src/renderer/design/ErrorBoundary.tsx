import { CircleAlert } from 'lucide-react'
import { Component, type ReactNode } from 'react'
import { useText } from '../i18n/I18n.tsx'
import { ask } from '../store/bridge.ts'
import { Button } from './Button.tsx'
import { EmptyState } from './EmptyState.tsx'

interface ErrorBoundaryProps {
  /** The pane's name in the report. */
  where: string
  children: ReactNode
}

/** Keeps a fault inside its pane: the rest of the window goes on, and main's log learns of it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  /** Name and stack only: an error's message may quote what somebody wrote. */
  override componentDidCatch(error: unknown): void {
    const { name, stack } = error instanceof Error ? error : { name: 'Unknown', stack: '' }
    const frames = (stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '))
    void ask('diagnostics.report', {
      name: name.slice(0, 100),
      stack: frames.join('\n').slice(0, 8_000),
      where: this.props.where,
    })
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    return <PaneFailed onRetry={() => this.setState({ failed: false })} />
  }
}

function PaneFailed({ onRetry }: { onRetry(): void }) {
  const text = useText()
  return (
    <div role="alert" className="h-full">
      <EmptyState icon={CircleAlert} title={text('error.paneTitle')} body={text('error.paneBody')}>
        <Button onPress={onRetry}>{text('error.paneAgain')}</Button>
      </EmptyState>
    </div>
  )
}
