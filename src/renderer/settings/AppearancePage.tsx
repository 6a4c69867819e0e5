import { Contrast, Monitor, Moon, Rows3, Rows4, Sun } from 'lucide-react'
import { Section, Setting } from '../design/Section.tsx'
import { SegmentedControl } from '../design/SegmentedControl.tsx'
import { useText } from '../i18n/I18n.tsx'
import { setPreferences, useStore } from '../store/store.ts'

/** How the window looks, at once: the window itself is the preview. */
export function AppearancePage() {
  const text = useText()
  const { theme, contrast, density, motion } = useStore((state) => state.preferences)
  return (
    <Section title={text('settings.preview')}>
      <Setting label={text('settings.theme')}>
        <SegmentedControl
          label={text('settings.theme')}
          options={[
            { id: 'system', label: text('theme.system'), icon: Monitor },
            { id: 'light', label: text('theme.light'), icon: Sun },
            { id: 'dark', label: text('theme.dark'), icon: Moon },
          ]}
          value={theme}
          onChange={(chosen) => setPreferences({ theme: chosen })}
        />
      </Setting>
      <Setting label={text('settings.contrast')}>
        <SegmentedControl
          label={text('settings.contrast')}
          options={[
            { id: 'system', label: text('settings.contrast.system'), icon: Monitor },
            { id: 'normal', label: text('settings.contrast.normal') },
            { id: 'high', label: text('settings.contrast.high'), icon: Contrast },
          ]}
          value={contrast}
          onChange={(chosen) => setPreferences({ contrast: chosen })}
        />
      </Setting>
      <Setting label={text('settings.density')} hint={text('settings.density.hint')}>
        <SegmentedControl
          label={text('settings.density')}
          options={[
            { id: 'comfortable', label: text('settings.density.comfortable'), icon: Rows3 },
            { id: 'compact', label: text('settings.density.compact'), icon: Rows4 },
          ]}
          value={density}
          onChange={(chosen) => setPreferences({ density: chosen })}
        />
      </Setting>
      <Setting label={text('settings.motion')}>
        <SegmentedControl
          label={text('settings.motion')}
          options={[
            { id: 'system', label: text('settings.motion.system') },
            { id: 'reduced', label: text('settings.motion.reduced') },
          ]}
          value={motion}
          onChange={(chosen) => setPreferences({ motion: chosen })}
        />
      </Setting>
    </Section>
  )
}
