import type { design as en } from '../en/design.ts'

export const design: Readonly<Record<keyof typeof en, string>> = {
  'design.search': 'Rechercher',
  'design.nothingFound': 'Aucun résultat',
  'design.showSecret': 'Afficher la saisie',
  'design.hideSecret': 'Masquer la saisie',
  'design.removeTag': 'Retirer {name}',
  'design.openCalendar': 'Ouvrir le calendrier',
}
