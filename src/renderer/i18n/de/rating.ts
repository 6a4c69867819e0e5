import type { rating as en } from '../en/rating.ts'

export const rating: Readonly<Record<keyof typeof en, string>> = {
  'rating.ask': 'Nachfragen, wie es war',
  'rating.askHint':
    'Die Frage erscheint dort, wo die Kundin oder der Kunde geschrieben hat, und kann offen bleiben.',
  'rating.cannotAsk': 'Die Anfrage kam über ein Formular; dort kann niemand gefragt werden, wie es war.',
  'rating.asked': 'Gefragt {time}; noch keine Antwort',
  'rating.title': 'Bewertung',
  'rating.line': '{name} hat diesen Chat bewertet: {word}',
  'rating.about': 'Für die Antworten von {name}',
  'rating.score.1': 'Sehr schlecht',
  'rating.score.2': 'Schlecht',
  'rating.score.3': 'In Ordnung',
  'rating.score.4': 'Gut',
  'rating.score.5': 'Sehr gut',

  'filter.facet.channel': 'Kanal',
  'session.channel.widget': 'Chat auf der Website',
  'session.channel.api': 'API',
  'session.channel.form': 'Kontaktformular',

  'reference.open.booking': 'Buchung öffnen',
  'reference.open.order': 'Bestellung öffnen',
}
