export const rating = {
  'rating.ask': 'Ask the customer how it was',
  'rating.askHint': 'They see the question where they wrote, and may leave it.',
  'rating.cannotAsk': 'They came in through a form, where nobody can be asked how it was.',
  'rating.asked': 'Asked {time}; no answer yet',
  'rating.title': 'Rating',
  'rating.line': '{name} rated this chat: {word}',
  'rating.about': 'For the answers of {name}',
  'rating.score.1': 'Very bad',
  'rating.score.2': 'Bad',
  'rating.score.3': 'Okay',
  'rating.score.4': 'Good',
  'rating.score.5': 'Very good',

  'filter.facet.channel': 'Channel',
  'session.channel.widget': 'Website chat',
  'session.channel.api': 'API',
  'session.channel.form': 'Contact form',

  'reference.open.booking': 'Open the booking',
  'reference.open.order': 'Open the order',
} as const
