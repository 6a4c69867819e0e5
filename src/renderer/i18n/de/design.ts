import type { design as en } from '../en/design.ts'

export const design: Readonly<Record<keyof typeof en, string>> = {
  'design.search': 'Suchen',
  'design.nothingFound': 'Nichts gefunden',
  'design.showSecret': 'Eingabe zeigen',
  'design.hideSecret': 'Eingabe verbergen',
  'design.removeTag': '{name} entfernen',
  'design.openCalendar': 'Kalender öffnen',
}
