import type { tour as en } from '../en/tour.ts'

export const tour: Readonly<Record<keyof typeof en, string>> = {
  'tour.title': 'Un breve recorrido',
  'tour.page': 'Página {page} de {pages}',
  'tour.skip': 'Saltar',
  'tour.back': 'Atrás',
  'tour.next': 'Siguiente',
  'tour.done': 'Empezar',
  'tour.queue.title': 'Su cola, con el teclado',
  'tour.queue.body':
    'J y K recorren los chats, C toma uno, R responde y N escribe una nota. La tecla ? muestra todas las demás.',
  'tour.offline.title': 'Lo que escribe está a salvo',
  'tour.offline.body':
    'Cada letra se guarda en este ordenador mientras la escribe. Sin red puede seguir trabajando: Parley lo envía, una vez y en orden, cuando vuelve la conexión.',
  'tour.privacy.title': 'Avisado, sin testigos',
  'tour.privacy.body':
    'Parley le avisa de los mensajes nuevos mientras usted mira a otra parte. Bloqueado con un PIN, solo dice que ha llegado algo. Todo lo que se guarda aquí está cifrado.',
  'tour.sample.question': '¿Está incluido el desayuno?',
  'tour.sample.answer': 'Sí, de siete a diez y media.',
  'tour.sample.thanks': '¡Gracias, qué rapidez!',
  'tour.sample.waiting': 'Sin conexión, 1 por enviar',
  'tour.sample.veiled': 'Mensaje nuevo',
}
