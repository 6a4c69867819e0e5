import type { rating as en } from '../en/rating.ts'

export const rating: Readonly<Record<keyof typeof en, string>> = {
  'rating.ask': 'Demander au client comment cela s’est passé',
  'rating.askHint': 'La question s’affiche là où le client a écrit ; il peut ne pas y répondre.',
  'rating.cannotAsk': 'La demande est arrivée par un formulaire, où personne ne peut être interrogé.',
  'rating.asked': 'Question posée {time}, pas encore de réponse',
  'rating.title': 'Évaluation',
  'rating.line': '{name} a évalué cette conversation : {word}',
  'rating.about': 'Pour les réponses de {name}',
  'rating.score.1': 'Très mauvais',
  'rating.score.2': 'Mauvais',
  'rating.score.3': 'Correct',
  'rating.score.4': 'Bien',
  'rating.score.5': 'Très bien',

  'filter.facet.channel': 'Canal',
  'session.channel.widget': 'Chat du site',
  'session.channel.api': 'API',
  'session.channel.form': 'Formulaire de contact',

  'reference.open.booking': 'Ouvrir la réservation',
  'reference.open.order': 'Ouvrir la commande',
}
