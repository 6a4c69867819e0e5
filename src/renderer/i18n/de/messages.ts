import type { messages as en } from '../en/messages.ts'

export const messages: Readonly<Record<keyof typeof en, string>> = {
  'message.editedBy': '{who, select, me {Von Ihnen bearbeitet} other {Bearbeitet von {name}}}, {time}',
  'message.deletedBy':
    '{who, select, me {Sie haben diese Nachricht gelöscht.} nobody {Diese Nachricht wurde gelöscht.} other {{name} hat diese Nachricht gelöscht.}}',
  'message.quote.show': 'Die Nachricht zeigen, auf die diese antwortet',
  'message.quote.earlier': 'Eine frühere Nachricht',
  'message.quote.deleted': 'Eine gelöschte Nachricht',
  'message.system': 'Nachricht des Systems',
  'message.copyCode': 'Diese Zeilen kopieren',
  'message.copied': 'Kopiert',
  'message.notCopied': 'Das konnte nicht kopiert werden.',

  'message.actions': 'Was sich mit dieser Nachricht tun lässt',
  'message.more': 'Mehr',
  'message.reply': 'In einer Antwort zitieren',
  'message.copy': 'Text kopieren',
  'message.edit': 'Bearbeiten',
  'message.save': 'Datei speichern …',
  'message.link': 'Link für das Team kopieren',
  'message.linked': 'Eine Nachricht in einem anderen Chat',
  'message.linkedOf': 'Nachricht im Chat mit {name}',
  'message.life': 'Lebenslauf',
  'message.delete': 'Löschen',
  'message.offline': 'Das braucht den Server, und es besteht keine Verbindung.',

  'message.edit.field': 'Text Ihrer Nachricht',
  'message.edit.save': 'Speichern',
  'message.edit.cancel': 'Abbrechen',
  'message.edit.stale': 'Diese Nachricht wurde inzwischen an anderer Stelle geändert.',
  'message.edit.now': 'Sie wurde inzwischen an anderer Stelle geändert und lautet jetzt:',
  'message.edit.anyway': 'Stattdessen meine speichern',
  'message.edit.theirs': 'So lassen',
  'message.edit.isDeleted':
    'Diese Nachricht wurde inzwischen gelöscht. Ihr Text lässt sich von hier noch kopieren.',

  'message.deleting.toast':
    'Diese Nachricht wird in 10 Sekunden gelöscht. Wird das Fenster vorher geschlossen, bleibt sie.',
  'message.deleting': 'Wird in {seconds, plural, one {# Sekunde} other {# Sekunden}} gelöscht.',

  'message.review.pending': 'Wartet auf Freigabe',
  'message.review.pendingHint': 'Der Kunde sieht das noch nicht',
  'message.review.approvedBy':
    '{who, select, me {Von Ihnen freigegeben} other {Freigegeben von {name}}}, {time}',
  'message.review.approved': 'freigegeben',
  'message.review.rejected': 'Nicht freigegeben',
  'message.review.rejectedBy':
    '{who, select, me {Sie haben das nicht freigegeben. Der Kunde sieht es nie.} other {{name} hat das nicht freigegeben. Der Kunde sieht es nie.}}',
  'message.review.reason': 'Grund: {reason}',
  'message.review.approve': 'Freigeben',
  'message.review.reject': 'Ablehnen',
  'message.review.why': 'Grund, für den Verfasser',
  'message.review.cancel': 'Abbrechen',

  'pending.cancelUpload': 'Dieses Hochladen abbrechen',
  'pending.upload': 'Hochladen von {name}',

  'file.open': '{name} öffnen',
  'file.play': '{name} abspielen',
  'file.save': '{name} speichern',
  'file.saving': '{name} wird gespeichert …',
  'file.savingShare': '{share} von {size}',
  'file.cancel': 'Speichern von {name} abbrechen',
  'file.saved': '{name} ist gespeichert.',
  'file.removed': 'Nicht mehr da: Ihre Zeit war abgelaufen',
  'file.failed': 'Das konnte nicht geladen werden.',
  'file.offline': 'Das liegt auf dem Server. Es kommt, sobald eine Verbindung besteht.',

  'viewer.label': 'Dateien dieses Chats',
  'viewer.place': '{place} von {count}',
  'viewer.previous': 'Zurück',
  'viewer.next': 'Weiter',
  'viewer.zoomIn': 'Größer',
  'viewer.zoomOut': 'Kleiner',
  'viewer.fit': 'Ans Fenster anpassen',
  'viewer.unplayable':
    'Dieses Video lässt sich hier nicht abspielen. Gespeichert lässt es sich anderswo ansehen.',

  'audio.play': 'Abspielen',
  'audio.pause': 'Anhalten',
  'audio.seek': 'Stelle in {name}',
  'audio.position': '{position} von {duration}',
  'audio.speed': 'Tempo: {speed}',
  'audio.unplayable':
    'Diese Aufnahme lässt sich hier nicht abspielen. Gespeichert lässt sie sich anderswo anhören.',

  'life.title': 'Lebenslauf dieser Nachricht',
  'life.about':
    'Was dieser Computer von ihr weiß, nach seiner eigenen Uhr. Nur die neuesten Nachrichten haben einen.',
  'life.none': 'Über diese Nachricht ist auf diesem Computer nichts vermerkt.',
  'life.copy': 'Ohne den Text kopieren',
  'life.later': '+{time}',
  'life.typed': 'Erster Buchstabe getippt',
  'life.journaled': 'Auf diesem Computer gesichert',
  'life.sent': 'Auf den Weg gegeben',
  'life.refused': 'Vom Server abgelehnt ({code})',
  'life.stored': 'Vom Server als Nummer {seq} gespeichert',
  'life.fanned_out': 'Mit den Änderungen des Servers gekommen, als Nummer {seq}',
  'life.notified': 'Eine Benachrichtigung wurde gezeigt',
  'life.shown': 'In Sicht gekommen',
  'life.delivered': 'Auf dem Gerät des Kunden angekommen',
  'life.read': 'Vom Kunden gelesen',

  'viewing.label':
    '{count, plural, one {{first} sieht diesen Chat auch an} =2 {{first} und {second} sehen diesen Chat auch an} other {# aus dem Team sehen diesen Chat auch an}}',

  'shortcuts.group.message': 'Eine Nachricht',
  'shortcuts.messages': 'Zur neuesten Nachricht, dann mit den Pfeilen',
  'shortcuts.message.menu': 'Was sich mit ihr tun lässt',
  'shortcuts.message.reply': 'In einer Antwort zitieren',
  'shortcuts.message.copy': 'Ihren Text kopieren',
  'shortcuts.message.edit': 'Bearbeiten',
  'shortcuts.message.delete': 'Löschen',
  'shortcuts.message.life': 'Ihren Lebenslauf zeigen',
}
