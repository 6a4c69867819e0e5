import type { customer as en } from '../en/customer.ts'

export const customer: Readonly<Record<keyof typeof en, string>> = {
  'customer.title': 'Kunde',
  'customer.email': 'E-Mail',
  'customer.localTime': 'Ortszeit',
  'customer.language': 'Sprache',
  'customer.since': 'Kunde seit',
  'customer.about': 'Über',
  'customer.attributes': 'Merkmale',
  'customer.chat': 'Dieser Chat',
  'customer.tags': 'Schlagworte',
  'customer.type': 'Art',
  'customer.category': 'Kategorie',
  'customer.priority': 'Priorität',
  'customer.assignee': 'Zuständig',
  'customer.nobody': 'Niemand',
  'customer.team': 'Team',
  'customer.started': 'Begonnen',
  'customer.ended': 'Beendet',
  'customer.messages': 'Nachrichten',
  'customer.booking': 'Buchung',
  'customer.order': 'Bestellung',
}
