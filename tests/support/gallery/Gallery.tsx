import { type ReactNode, useState } from 'react'
import { SegmentedControl } from '../../../src/renderer/design/SegmentedControl.tsx'
import { Select } from '../../../src/renderer/design/Select.tsx'
import { type Address, writeAddress } from './address.ts'
import { Buttons } from './pages/buttons.tsx'
import { Choices } from './pages/choices.tsx'
import { Dates } from './pages/dates.tsx'
import { Fields } from './pages/fields.tsx'
import { Floats } from './pages/floats.tsx'
import { Marks } from './pages/marks.tsx'
import { Pages } from './pages/pages.tsx'
import { States } from './pages/states.tsx'

const PAGES: Readonly<Record<string, () => ReactNode>> = {
  buttons: Buttons,
  fields: Fields,
  dates: Dates,
  choices: Choices,
  marks: Marks,
  states: States,
  pages: Pages,
  floats: Floats,
}

/** Every part in every state. `bare` leaves the page alone, for pictures. */
export function Gallery({ address }: { address: Address }) {
  const Page = PAGES[address.page] ?? Buttons
  return (
    <div className="flex h-full flex-col bg-surface">
      <Bar address={address} />
      <main data-testid="page" className="min-h-0 flex-1 overflow-y-auto bg-surface px-8">
        <h1 className="sr-only">{address.page}</h1>
        <Page />
      </main>
    </div>
  )
}

const SWITCHES = {
  theme: ['light', 'dark'],
  contrast: ['normal', 'high'],
  density: ['comfortable', 'compact'],
  direction: ['ltr', 'rtl'],
} as const satisfies Partial<Record<keyof Address, readonly string[]>>

/** What the page is looked at with: each choice is a new address, so that it can be kept and compared. */
function Bar({ address }: { address: Address }) {
  const [shown, setShown] = useState(address)
  function go(change: Partial<Address>) {
    const next = { ...shown, ...change }
    setShown(next)
    location.search = writeAddress(next)
  }
  return (
    <header className="flex flex-wrap items-center gap-3 border-b border-line bg-frame px-8 py-3">
      <Select
        label="Page"
        isLabelHidden
        size="sm"
        options={Object.keys(PAGES).map((id) => ({ id, label: id }))}
        value={shown.page}
        onChange={(page) => go({ page })}
      />
      {Object.entries(SWITCHES).map(([name, values]) => (
        <SegmentedControl
          key={name}
          label={name}
          options={values.map((id) => ({ id, label: id }))}
          value={shown[name as keyof typeof SWITCHES]}
          onChange={(value) => go({ [name]: value })}
        />
      ))}
      <Select
        label="Language"
        isLabelHidden
        size="sm"
        options={['en', 'de', 'fr', 'es', 'ar'].map((id) => ({ id, label: id }))}
        value={shown.locale}
        onChange={(locale) =>
          go({ locale: locale as Address['locale'], direction: locale === 'ar' ? 'rtl' : 'ltr' })
        }
      />
    </header>
  )
}
