import { LANGUAGES } from '#shared/settings.ts'
import { RadioGroup } from '../design/RadioGroup.tsx'
import { Section } from '../design/Section.tsx'
import { useIntl, useText } from '../i18n/I18n.tsx'
import { changeSettings } from '../store/settings.ts'
import { useStore } from '../store/store.ts'

const SYSTEM = 'system'

export function LanguagePage() {
  const text = useText()
  const intl = useIntl()
  const chosen = useStore((state) => state.settings.language)
  const system = useStore((state) => state.system.locale)
  const systemName = intl.formatDisplayName(system, { type: 'language' }) ?? system
  return (
    <Section title={text('settings.language')} hint={text('settings.language.hint')}>
      <RadioGroup
        label={text('settings.language')}
        options={[
          { id: SYSTEM, label: text('settings.language.system', { language: systemName }) },
          ...LANGUAGES.map((id) => ({ id, label: ownName(id) })),
        ]}
        value={chosen ?? SYSTEM}
        onChange={(id) =>
          void changeSettings({ language: LANGUAGES.find((language) => language === id) ?? null })
        }
      />
    </Section>
  )
}

/** As its speakers call it: whoever is lost in a foreign language finds the way back. */
function ownName(language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1)
}
