import './design/theme.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { followAppearance } from './design/theme.ts'
import { directionOf, loadCatalogue } from './i18n/catalogue.ts'
import { I18n } from './i18n/I18n.tsx'
import { App } from './shell/App.tsx'
import { StartFailed } from './shell/StartFailed.tsx'
import { startStore } from './store/start.ts'

/** Nothing is painted before the snapshot: it knows the role and the language, so that neither flickers. */
async function start(): Promise<void> {
  followAppearance()
  const answer = await startStore()
  const { locale, catalogue } = await loadCatalogue(answer.ok ? answer.value.locale : navigator.language)
  document.documentElement.lang = locale
  document.documentElement.dir = directionOf(locale)
  createRoot(document.getElementById('root') as HTMLElement).render(
    <StrictMode>
      <I18n locale={locale} catalogue={catalogue}>
        {answer.ok ? <App /> : <StartFailed />}
      </I18n>
    </StrictMode>,
  )
}

void start()
