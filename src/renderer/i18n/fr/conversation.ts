import type { conversation as en } from '../en/conversation.ts'

export const conversation: Readonly<Record<keyof typeof en, string>> = {
  'conversation.none.title': 'Aucune conversation ouverte',
  'conversation.none.body':
    'Choisissez-en une dans la liste, ou déplacez-vous avec J et K puis appuyez sur Entrée.',
  'conversation.failed': 'Cette conversation n’a pas pu être ouverte.',
  'conversation.messages': 'Messages avec {name}',
  'conversation.loadingOlder': 'Chargement des messages plus anciens…',
  'conversation.olderFailed': 'Les messages plus anciens n’ont pas pu être chargés.',
  'conversation.olderOffline':
    'Les messages plus anciens sont sur le serveur. Ils arriveront quand vous serez en ligne.',
  'conversation.unread': '{count, plural, one {# nouveau message} other {# nouveaux messages}}',
  'conversation.toNewest': 'Aller au message le plus récent',
  'conversation.toNew': '{count, plural, one {# nouveau} other {# nouveaux}}',
  'conversation.typing':
    '{count, plural, =2 {{first} et {second} écrivent…} one {{first} écrit…} other {Plusieurs personnes écrivent…}}',
  'conversation.showCustomer': 'Afficher le client',
  'conversation.hideCustomer': 'Masquer le client',
  'conversation.heldBy': 'avec {name}',
  'conversation.heldByYou': 'avec vous',
  'conversation.heldByNobody': 'avec personne',
  'conversation.more': 'Autres actions',

  'message.note': 'Note',
  'message.noteHint': 'Visible par l’équipe seulement',
  'message.emergency': 'Urgence',
  'message.deleted': 'Ce message a été supprimé.',
  'message.edited': 'modifié',
  'message.unknownSender': 'Un collègue',
  'message.you': 'Vous',

  'delivery.held': 'Retenu : vous pouvez encore annuler',
  'delivery.queued': 'En attente d’envoi',
  'delivery.sending': 'Envoi en cours',
  'delivery.sent': 'Envoyé',
  'delivery.delivered': 'Distribué',
  'delivery.read': 'Lu',
  'delivery.failed': 'Non envoyé',
  'delivery.stale': 'Non envoyé : la conversation a avancé',
  'delivery.confirm': 'Non envoyé : à confirmer',

  'pending.held': 'Part dans {seconds, plural, one {# seconde} other {# secondes}}.',
  'pending.offline': 'Pas encore envoyé. Parley l’enverra quand vous serez en ligne.',
  'pending.uploading': '{share} de {size} envoyés',
  'pending.confirm': 'Écrit {ago}, pas encore envoyé. Est-ce toujours d’actualité ?',
  'pending.stale.answered': 'Un collègue a répondu entre-temps.',
  'pending.stale.answeredBy': '{name} a répondu entre-temps.',
  'pending.stale.customer':
    '{count, plural, one {Un autre message est arrivé.} other {# autres messages sont arrivés.}}',
  'pending.stale.unknown': 'La conversation a avancé depuis que vous avez commencé à écrire.',
  'pending.failed': 'Non envoyé. {reason}',
  'pending.sendAnyway': 'Envoyer quand même',
  'pending.send': 'Envoyer',
  'pending.tryAgain': 'Renvoyer',
  'pending.edit': 'Modifier',
  'pending.discard': 'Abandonner',

  'event.started': 'Début de la conversation',
  'event.claimed':
    '{who, select, me {Vous avez pris cette conversation} other {{name} a pris cette conversation}}',
  'event.joined':
    '{who, select, me {Vous avez rejoint cette conversation} other {{name} a rejoint cette conversation}}',
  'event.returned':
    '{who, select, me {Vous avez rendu la conversation à la file} nobody {De retour dans la file} other {{name} a rendu la conversation à la file}}',
  'event.moved':
    '{who, select, me {Vous avez confié la conversation à une autre équipe} nobody {Confiée à une autre équipe} other {{name} a confié la conversation à une autre équipe}}',
  'event.takenOver':
    '{who, select, me {Vous avez repris cette conversation à votre compte} other {{name} a repris cette conversation à son compte}}',
  'event.assigned':
    '{to, select, me {{who, select, me {Vous avez repris cette conversation à votre compte} nobody {Cette conversation vous a été attribuée} other {{name} vous a attribué cette conversation}}} other {{who, select, me {Vous avez attribué cette conversation à {toName}} nobody {Attribuée à {toName}} other {{name} a attribué cette conversation à {toName}}}}}',
  'event.status.waiting':
    '{who, select, me {Vous avez remis la conversation en attente} nobody {Remise en attente} other {{name} a remis la conversation en attente}}',
  'event.status.active':
    '{who, select, me {Vous avez repris la conversation} nobody {Conversation reprise} other {{name} a repris la conversation}}',
  'event.status.reopened':
    '{who, select, me {Vous avez rouvert la conversation} nobody {Conversation rouverte} other {{name} a rouvert la conversation}}',
  'event.status.paused':
    '{who, select, me {Vous avez mis la conversation en pause} nobody {Conversation en pause} other {{name} a mis la conversation en pause}}',
  'event.status.ended':
    '{who, select, me {Vous avez terminé la conversation} nobody {Conversation terminée} other {{name} a terminé la conversation}}',
  'event.status.locked':
    '{who, select, me {Vous avez verrouillé la conversation} nobody {Conversation verrouillée} other {{name} a verrouillé la conversation}}',
  'event.status.unlocked':
    '{who, select, me {Vous avez déverrouillé la conversation} nobody {Conversation déverrouillée} other {{name} a déverrouillé la conversation}}',
}
