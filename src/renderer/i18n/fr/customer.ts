import type { customer as en } from '../en/customer.ts'

export const customer: Readonly<Record<keyof typeof en, string>> = {
  'customer.title': 'Client',
  'customer.email': 'E-mail',
  'customer.localTime': 'Heure locale',
  'customer.language': 'Langue',
  'customer.since': 'Client depuis',
  'customer.about': 'À propos',
  'customer.attributes': 'Attributs',
  'customer.chat': 'Cette conversation',
  'customer.tags': 'Étiquettes',
  'customer.type': 'Type',
  'customer.category': 'Catégorie',
  'customer.priority': 'Priorité',
  'customer.assignee': 'Attribuée à',
  'customer.nobody': 'Personne',
  'customer.team': 'Équipe',
  'customer.started': 'Début',
  'customer.ended': 'Fin',
  'customer.messages': 'Messages',
  'customer.booking': 'Réservation',
  'customer.order': 'Commande',
}
