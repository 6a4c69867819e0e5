import { BrandMark } from '../design/BrandMark.tsx'
import { useText } from '../i18n/I18n.tsx'

/** While the keychain and the cache are being opened: usually too short to be seen. */
export function Starting() {
  const text = useText()
  return (
    <main className="flex h-full flex-col items-center justify-center gap-4">
      <BrandMark size={40} />
      <p role="status" className="text-13 text-muted">
        {text('app.starting')}
      </p>
    </main>
  )
}
