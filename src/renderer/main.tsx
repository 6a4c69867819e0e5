import './design/theme.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { followAppearance } from './design/theme.ts'
import { loadCatalogue, localeFor } from './i18n/catalogue.ts'
import { Language } from './i18n/Language.tsx'
import { App } from './shell/App.tsx'
import { StartFailed } from './shell/StartFailed.tsx'
import { startStore } from './store/start.ts'
import { getState, setState } from './store/store.ts'

/** Nothing is painted before the snapshot: it knows the role and the language, so that neither flickers. */
async function start(): Promise<void> {
  followAppearance()
  const answer = await startStore()
  if (!answer.ok) setState({ system: { version: '', locale: navigator.language } })
  const { settings, system } = getState()
  const initial = await loadCatalogue(localeFor(settings.language, system.locale))
  createRoot(document.getElementById('root') as HTMLElement).render(
    <StrictMode>
      <Language initial={initial}>{answer.ok ? <App /> : <StartFailed />}</Language>
    </StrictMode>,
  )
}

void start()
