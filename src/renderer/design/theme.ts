import type { Preferences } from '../store/preferences.ts'
import { useStore } from '../store/store.ts'

export type Appearance = Pick<Preferences, 'theme' | 'contrast' | 'density' | 'motion'>

const dark = matchMedia('(prefers-color-scheme: dark)')
const moreContrast = matchMedia('(prefers-contrast: more)')
const lessMotion = matchMedia('(prefers-reduced-motion: reduce)')

/** Puts the chosen appearance on the page, and keeps following the system where that was chosen. */
export function followAppearance(): void {
  const show = () => showAppearance(useStore.getState().preferences)
  show()
  useStore.subscribe((state, before) => {
    if (state.preferences !== before.preferences) show()
  })
  for (const query of [dark, moreContrast, lessMotion]) query.addEventListener('change', show)
}

/** All that the tokens go by stands on the root element, as `data-` attributes. */
export function showAppearance({ theme, contrast, density, motion }: Appearance): void {
  const { dataset } = document.documentElement
  dataset.theme = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme
  dataset.contrast = contrast === 'system' ? (moreContrast.matches ? 'high' : 'normal') : contrast
  dataset.density = density
  dataset.motion = motion === 'reduced' || lessMotion.matches ? 'reduced' : 'full'
}
