import { CircleAlert, X } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import { useText } from '../i18n/I18n.tsx'
import { useStore } from '../store/store.ts'
import { dismissToast } from '../store/toasts.ts'

/** Short messages, below the headers and clear of what is being written, spoken politely. What they tell is told nowhere else. */
export function Toasts() {
  const text = useText()
  const toasts = useStore((state) => state.toasts)
  return (
    <section
      aria-label={text('toasts.label')}
      className="pointer-events-none fixed inset-x-0 top-16 z-50 flex flex-col items-center gap-2"
    >
      <div role="status" className="contents">
        {toasts.map(({ id, words, tone, action }) => (
          <div
            key={id}
            data-testid="toast"
            className="enter pointer-events-auto flex min-h-10 max-w-lg items-center gap-3 rounded-md bg-toast py-1 ps-4 pe-1 text-13 text-on-toast shadow-float"
          >
            {tone === 'problem' && (
              <CircleAlert aria-hidden size={16} strokeWidth={1.75} className="shrink-0" />
            )}
            <p className="py-1">{text(words.key, words.values)}</p>
            {action && (
              <AriaButton
                className="h-8 rounded-sm px-2 font-semibold text-toast-accent hover:bg-on-toast/10"
                onPress={() => {
                  action.run()
                  dismissToast(id)
                }}
              >
                {text(action.label.key, action.label.values)}
              </AriaButton>
            )}
            <AriaButton
              aria-label={text('action.dismiss')}
              className="inline-flex size-8 items-center justify-center rounded-sm opacity-80 hover:bg-on-toast/10 hover:opacity-100"
              onPress={() => dismissToast(id)}
            >
              <X aria-hidden size={16} strokeWidth={1.75} />
            </AriaButton>
          </div>
        ))}
      </div>
    </section>
  )
}
