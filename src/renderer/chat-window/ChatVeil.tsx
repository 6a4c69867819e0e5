import { BrandMark } from '../design/BrandMark.tsx'
import { Button } from '../design/Button.tsx'
import { useText } from '../i18n/I18n.tsx'
import { ask } from '../store/bridge.ts'

/** All there is of a chat's window while Parley is locked. It is unlocked in one place. */
export function ChatVeil() {
  const text = useText()
  return (
    <main className="flex h-full justify-center overflow-y-auto bg-frame p-8">
      <div className="my-auto w-full max-w-[22.5rem]">
        <BrandMark size={40} />
        <h1 className="mt-6 text-20 tracking-tight">{text('lock.title')}</h1>
        <p className="mt-1 mb-8 text-pretty text-muted">{text('chatWindow.locked')}</p>
        <Button
          kind="primary"
          size="lg"
          autoFocus
          className="w-full"
          onPress={() => void ask('window.showConsole', {})}
        >
          {text('lock.unlock')}
        </Button>
      </div>
    </main>
  )
}
