import { type ReactNode, useEffect, useLayoutEffect, useState } from 'react'
import { useStore } from '../store/store.ts'
import { directionOf, loadCatalogue, localeFor } from './catalogue.ts'
import { I18n } from './I18n.tsx'

type Loaded = Awaited<ReturnType<typeof loadCatalogue>>

/** The chosen language, for everything inside it: another one is on the screen as soon as it is chosen. */
export function Language({ initial, children }: { initial: Loaded; children: ReactNode }) {
  const wanted = useStore(({ settings, system }) => localeFor(settings.language, system.locale))
  const [loaded, setLoaded] = useState(initial)
  useEffect(() => {
    let isWanted = true
    void loadCatalogue(wanted).then((next) => {
      if (isWanted) setLoaded((held) => (held.locale === next.locale ? held : next))
    })
    return () => {
      isWanted = false
    }
  }, [wanted])
  useLayoutEffect(() => {
    document.documentElement.lang = loaded.locale
    document.documentElement.dir = directionOf(loaded.locale)
  }, [loaded.locale])
  return <I18n {...loaded}>{children}</I18n>
}
