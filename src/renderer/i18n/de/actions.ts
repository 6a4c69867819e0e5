import type { actions as en } from '../en/actions.ts'

export const actions: Readonly<Record<keyof typeof en, string>> = {
  'claim.action': 'Übernehmen',
  'claim.offline': 'Übernehmen geht nur mit dem Server. Du bist nicht verbunden.',

  'end.action': 'Chat beenden',

  'pause.action': 'Pausieren',

  'resume.action': 'Fortsetzen',

  'reopen.action': 'Wieder öffnen',

  'waiting.action': 'Zurück in die Warteliste',

  'lock.action': 'Sperren',

  'unlock.action': 'Entsperren',

  'status.change.offline': 'Das geht nur mit dem Server. Du bist nicht verbunden.',

  'ended.toast': 'Der Chat mit {name} ist beendet.',

  'shortcuts.title': 'Tastenkürzel',
  'shortcuts.group.queue': 'Liste',
  'shortcuts.group.chat': 'Chat',
  'shortcuts.group.window': 'Fenster',
  'shortcuts.next': 'Nächster Chat',
  'shortcuts.previous': 'Voriger Chat',
  'shortcuts.open': 'Chat öffnen',
  'shortcuts.reply': 'Antwort schreiben',
  'shortcuts.note': 'Notiz schreiben',
  'shortcuts.claim': 'Chat übernehmen',
  'shortcuts.send': 'Geschriebenes senden',
  'shortcuts.back': 'Zurück zur Liste',
  'shortcuts.help': 'Diese Übersicht zeigen',
  'shortcuts.customer': 'Kunde ein- oder ausblenden',
}
