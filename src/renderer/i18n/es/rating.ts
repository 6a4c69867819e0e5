import type { rating as en } from '../en/rating.ts'

export const rating: Readonly<Record<keyof typeof en, string>> = {
  'rating.ask': 'Preguntar al cliente qué tal ha ido',
  'rating.askHint': 'La pregunta aparece donde el cliente escribió, y puede dejarla sin responder.',
  'rating.cannotAsk': 'Llegó por un formulario, donde no se puede preguntar a nadie.',
  'rating.asked': 'Se preguntó {time}; aún sin respuesta',
  'rating.title': 'Valoración',
  'rating.line': '{name} ha valorado este chat: {word}',
  'rating.about': 'Por las respuestas de {name}',
  'rating.score.1': 'Muy mal',
  'rating.score.2': 'Mal',
  'rating.score.3': 'Normal',
  'rating.score.4': 'Bien',
  'rating.score.5': 'Muy bien',

  'filter.facet.channel': 'Canal',
  'session.channel.widget': 'Chat de la web',
  'session.channel.api': 'API',
  'session.channel.form': 'Formulario de contacto',

  'reference.open.booking': 'Abrir la reserva',
  'reference.open.order': 'Abrir el pedido',
}
