import type { actions as en } from '../en/actions.ts'

export const actions: Readonly<Record<keyof typeof en, string>> = {
  'claim.action': 'Prendre',
  'claim.offline': 'Prendre une conversation demande le serveur. Vous n’êtes pas connecté.',

  'end.action': 'Terminer',

  'pause.action': 'Mettre en pause',

  'resume.action': 'Reprendre',

  'reopen.action': 'Rouvrir',

  'waiting.action': 'Remettre en attente',

  'lock.action': 'Verrouiller',

  'unlock.action': 'Déverrouiller',

  'status.change.offline': 'Cette action demande le serveur. Vous n’êtes pas connecté.',

  'ended.toast': 'La conversation avec {name} est terminée.',

  'shortcuts.title': 'Raccourcis clavier',
  'shortcuts.group.queue': 'Liste',
  'shortcuts.group.chat': 'Conversation',
  'shortcuts.group.window': 'Fenêtre',
  'shortcuts.next': 'Conversation suivante',
  'shortcuts.previous': 'Conversation précédente',
  'shortcuts.open': 'Ouvrir la conversation',
  'shortcuts.reply': 'Écrire une réponse',
  'shortcuts.note': 'Écrire une note',
  'shortcuts.claim': 'Prendre la conversation',
  'shortcuts.send': 'Envoyer le texte',
  'shortcuts.back': 'Revenir à la liste',
  'shortcuts.help': 'Afficher cette liste',
  'shortcuts.customer': 'Afficher ou masquer le client',
}
