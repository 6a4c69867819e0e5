import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { I18nProvider } from 'react-aria-components'
import { createIntl, type IntlShape, RawIntlProvider, useIntl } from 'react-intl'
import { directionOf } from './catalogue.ts'
import type { Catalogue, MessageKey } from './en/index.ts'

type Values = Record<string, string | number>

/** A text that is not worded yet: what happened knows the words, where it is shown knows the language. */
export interface Words {
  key: MessageKey
  values?: Values
}

export type Text = (key: MessageKey, values?: Values) => string

const TextContext = createContext<Text>((key) => key)

export function textOf(intl: IntlShape): Text {
  return (key, values) => intl.formatMessage({ id: key }, values)
}

/** Words, numbers and times in the language of the agent, for everything inside it. */
export function I18n({
  locale,
  catalogue,
  children,
}: {
  locale: string
  catalogue: Catalogue
  children: ReactNode
}) {
  const intl = useMemo(
    () => createIntl({ locale, messages: catalogue, defaultLocale: 'en' }),
    [locale, catalogue],
  )
  const text = useMemo(() => textOf(intl), [intl])
  return (
    <RawIntlProvider value={intl}>
      <TextContext value={text}>
        <I18nProvider locale={locale}>{children}</I18nProvider>
      </TextContext>
    </RawIntlProvider>
  )
}

export function useText(): Text {
  return useContext(TextContext)
}

export function useIsRtl(): boolean {
  return directionOf(useIntl().locale) === 'rtl'
}

export { useIntl }
