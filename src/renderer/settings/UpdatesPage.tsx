import { Section } from '../design/Section.tsx'
import { useText } from '../i18n/I18n.tsx'
import { useStore } from '../store/store.ts'

export function UpdatesPage() {
  const text = useText()
  const version = useStore((state) => state.system.version)
  return <Section title={text('settings.updates.version', { version })} />
}
