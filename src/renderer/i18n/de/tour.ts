import type { tour as en } from '../en/tour.ts'

export const tour: Readonly<Record<keyof typeof en, string>> = {
  'tour.title': 'Ein kurzer Rundgang',
  'tour.page': 'Seite {page} von {pages}',
  'tour.skip': 'Überspringen',
  'tour.back': 'Zurück',
  'tour.next': 'Weiter',
  'tour.done': 'Loslegen',
  'tour.queue.title': 'Ihre Warteschlange, per Tastatur',
  'tour.queue.body':
    'J und K gehen durch die Chats, C übernimmt einen, R antwortet und N schreibt eine Notiz. Die Taste ? zeigt alle anderen.',
  'tour.offline.title': 'Was Sie schreiben, ist sicher',
  'tour.offline.body':
    'Jeder Buchstabe wird beim Tippen auf diesem Computer aufbewahrt. Ohne Netz arbeiten Sie weiter: Parley sendet es, einmal und der Reihe nach, sobald Sie wieder online sind.',
  'tour.privacy.title': 'Benachrichtigt, nicht belauscht',
  'tour.privacy.body':
    'Parley meldet neue Nachrichten, während Sie woanders hinsehen. Mit einer PIN gesperrt sagt es nur, dass etwas kam. Alles, was hier liegt, ist verschlüsselt.',
  'tour.sample.question': 'Ist das Frühstück inklusive?',
  'tour.sample.answer': 'Ja, von sieben bis halb elf.',
  'tour.sample.thanks': 'Danke, das ging schnell!',
  'tour.sample.waiting': 'Offline, 1 wartet auf den Versand',
  'tour.sample.veiled': 'Neue Nachricht',
}
