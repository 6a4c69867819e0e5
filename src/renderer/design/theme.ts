import { useStore } from '../store/store.ts'

const dark = matchMedia('(prefers-color-scheme: dark)')

/** Puts the chosen theme on the page, and keeps following the system for those who chose that. */
export function followTheme(): void {
  show()
  useStore.subscribe((state, before) => {
    if (state.preferences.theme !== before.preferences.theme) show()
  })
  dark.addEventListener('change', show)
}

function show(): void {
  const { theme } = useStore.getState().preferences
  document.documentElement.dataset.theme = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme
}
