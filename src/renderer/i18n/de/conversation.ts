import type { conversation as en } from '../en/conversation.ts'

export const conversation: Readonly<Record<keyof typeof en, string>> = {
  'conversation.none.title': 'Kein Chat geöffnet',
  'conversation.none.body':
    'Wählen Sie einen aus der Liste, oder gehen Sie mit J und K hin und drücken Sie die Eingabetaste.',
  'conversation.failed': 'Dieser Chat konnte nicht geöffnet werden.',
  'conversation.messages': 'Nachrichten mit {name}',
  'conversation.loadingOlder': 'Ältere Nachrichten werden geladen …',
  'conversation.olderFailed': 'Ältere Nachrichten konnten nicht geladen werden.',
  'conversation.olderOffline': 'Ältere Nachrichten liegen auf dem Server und kommen, sobald Sie online sind.',
  'conversation.unread': '{count, plural, one {# neue Nachricht} other {# neue Nachrichten}}',
  'conversation.toNewest': 'Zur neuesten Nachricht',
  'conversation.toNew': '{count, plural, one {# neu} other {# neu}}',
  'conversation.typing':
    '{count, plural, one {{first} schreibt …} =2 {{first} und {second} schreiben …} other {Mehrere schreiben …}}',
  'conversation.showCustomer': 'Kunde einblenden',
  'conversation.hideCustomer': 'Kunde ausblenden',
  'conversation.heldBy': 'bei {name}',
  'conversation.heldByYou': 'bei Ihnen',
  'conversation.heldByNobody': 'bei niemandem',
  'conversation.more': 'Weitere Aktionen',

  'message.note': 'Notiz',
  'message.noteHint': 'Nur das Team sieht das',
  'message.emergency': 'Notfall',
  'message.deleted': 'Diese Nachricht wurde gelöscht.',
  'message.edited': 'bearbeitet',
  'message.unknownSender': 'Jemand aus dem Team',
  'message.you': 'Sie',

  'delivery.held': 'Zurückgehalten: Sie können es noch zurücknehmen',
  'delivery.queued': 'Wartet aufs Senden',
  'delivery.sending': 'Wird gesendet',
  'delivery.sent': 'Gesendet',
  'delivery.delivered': 'Zugestellt',
  'delivery.read': 'Gelesen',
  'delivery.failed': 'Nicht gesendet',
  'delivery.stale': 'Nicht gesendet: Der Chat ist weitergegangen',
  'delivery.confirm': 'Nicht gesendet: Bitte bestätigen',

  'pending.held': 'Geht in {seconds, plural, one {# Sekunde} other {# Sekunden}} raus.',
  'pending.offline': 'Noch nicht gesendet. Parley sendet es, sobald Sie online sind.',
  'pending.uploading': '{share} von {size} gesendet',
  'pending.confirm': 'Geschrieben {ago}, noch nicht gesendet. Passt es noch?',
  'pending.stale.answered': 'Inzwischen hat jemand aus dem Team geantwortet.',
  'pending.stale.answeredBy': '{name} hat inzwischen geantwortet.',
  'pending.stale.customer':
    '{count, plural, one {Es ist eine weitere Nachricht gekommen.} other {Es sind # weitere Nachrichten gekommen.}}',
  'pending.stale.unknown': 'Der Chat ist weitergegangen, seit Sie zu schreiben begonnen haben.',
  'pending.failed': 'Nicht gesendet. {reason}',
  'pending.sendAnyway': 'Trotzdem senden',
  'pending.send': 'Senden',
  'pending.tryAgain': 'Noch einmal senden',
  'pending.edit': 'Bearbeiten',
  'pending.discard': 'Verwerfen',

  'event.started': 'Chat begonnen',
  'event.claimed':
    '{who, select, me {Sie haben diesen Chat übernommen} other {{name} hat diesen Chat übernommen}}',
  'event.joined': '{who, select, me {Sie sind dem Chat beigetreten} other {{name} ist dem Chat beigetreten}}',
  'event.returned':
    '{who, select, me {Sie haben den Chat in die Warteschlange zurückgegeben} nobody {Zurück in der Warteschlange} other {{name} hat den Chat in die Warteschlange zurückgegeben}}',
  'event.moved':
    '{who, select, me {Sie haben den Chat an ein anderes Team gegeben} nobody {An ein anderes Team gegeben} other {{name} hat den Chat an ein anderes Team gegeben}}',
  'event.takenOver':
    '{who, select, me {Sie haben diesen Chat an sich genommen} other {{name} hat diesen Chat an sich genommen}}',
  'event.assigned':
    '{to, select, me {{who, select, me {Sie haben diesen Chat an sich genommen} nobody {Dieser Chat wurde Ihnen zugewiesen} other {{name} hat Ihnen diesen Chat zugewiesen}}} other {{who, select, me {Sie haben diesen Chat {toName} zugewiesen} nobody {{toName} zugewiesen} other {{name} hat diesen Chat {toName} zugewiesen}}}}',
  'event.status.waiting':
    '{who, select, me {Sie haben den Chat zurück in die Warteliste gestellt} nobody {Zurück in der Warteliste} other {{name} hat den Chat zurück in die Warteliste gestellt}}',
  'event.status.active':
    '{who, select, me {Sie haben den Chat fortgesetzt} nobody {Chat fortgesetzt} other {{name} hat den Chat fortgesetzt}}',
  'event.status.reopened':
    '{who, select, me {Sie haben den Chat wieder geöffnet} nobody {Chat wieder geöffnet} other {{name} hat den Chat wieder geöffnet}}',
  'event.status.paused':
    '{who, select, me {Sie haben den Chat pausiert} nobody {Chat pausiert} other {{name} hat den Chat pausiert}}',
  'event.status.ended':
    '{who, select, me {Sie haben den Chat beendet} nobody {Chat beendet} other {{name} hat den Chat beendet}}',
  'event.status.locked':
    '{who, select, me {Sie haben den Chat gesperrt} nobody {Chat gesperrt} other {{name} hat den Chat gesperrt}}',
  'event.status.unlocked':
    '{who, select, me {Sie haben den Chat entsperrt} nobody {Chat entsperrt} other {{name} hat den Chat entsperrt}}',
}
