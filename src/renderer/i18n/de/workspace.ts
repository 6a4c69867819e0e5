import type { workspace as en } from '../en/workspace.ts'

export const workspace: Readonly<Record<keyof typeof en, string>> = {
  'settings.workspace': 'Arbeitsbereich',
  'workspace.hint':
    'Diese Einstellungen gelten für alle. Wer schon verbunden ist, bekommt sie mit der nächsten Verbindung.',
  'workspace.offlineRead':
    'Diese Einstellungen liegen auf dem Server. Sie erscheinen, sobald Sie online sind.',
  'workspace.saved': 'Für alle gespeichert.',
  'workspace.ending': 'Wenn ein Chat endet',
  'workspace.surveys': 'Nachfragen, wie es war',
  'workspace.surveysHint': 'Wer einen Chat beendet, kann anders entscheiden.',
  'workspace.references': 'Buchungen und Bestellungen',
  'workspace.referencesHint':
    'Die Nummer einer Buchung oder Bestellung wird im Chat zum Link dorthin, wo Sie sie nachschlagen.',
  'workspace.address': 'Adresse',
  'workspace.addressHint':
    'Schreiben Sie {place} dorthin, wo die Nummer stehen soll. Leer bedeutet: keine Links.',
  'workspace.example': '{reference} führt zu {address}',
  'workspace.problem.https': 'Beginnen Sie mit https://. Andere Adressen werden nicht geöffnet.',
  'workspace.problem.place':
    'Setzen Sie {place} nach dem ersten Schrägstrich dorthin, wo die Nummer stehen soll.',
  'workspace.problem.login': 'Lassen Sie Name und Passwort vor dem @ weg.',
  'workspace.problem.address':
    'Das ist keine Adresse. Prüfen Sie, ob Leerzeichen oder ungewöhnliche Zeichen darin sind.',
  'workspace.handover': 'Wenn ein Chat übergeben wird',
  'workspace.draftTravel': 'Angefangene Antworten mitgeben',
  'workspace.draftTravelHint': 'Wer den Chat danach hat, bekommt die unfertige Antwort angeboten.',
}
