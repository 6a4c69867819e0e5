import './gallery.css'
import { createRoot } from 'react-dom/client'
import { type Appearance, showAppearance } from '../../../src/renderer/design/theme.ts'
import { loadCatalogue } from '../../../src/renderer/i18n/catalogue.ts'
import { I18n } from '../../../src/renderer/i18n/I18n.tsx'
import { readAddress } from './address.ts'
import { Gallery } from './Gallery.tsx'

const address = readAddress(location.search)
const { catalogue } = await loadCatalogue(address.locale)
const appearance: Appearance = { ...address, motion: 'reduced' }
showAppearance(appearance)
document.documentElement.lang = address.locale
document.documentElement.dir = address.direction
createRoot(document.getElementById('root') as HTMLElement).render(
  <I18n locale={address.locale} catalogue={catalogue}>
    <Gallery address={address} />
  </I18n>,
)
