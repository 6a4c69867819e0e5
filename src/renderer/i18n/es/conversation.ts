import type { conversation as en } from '../en/conversation.ts'

export const conversation: Readonly<Record<keyof typeof en, string>> = {
  'conversation.none.title': 'Ningún chat abierto',
  'conversation.none.body': 'Elija uno de la lista, o muévase con J y K y pulse Intro.',
  'conversation.failed': 'No se ha podido abrir este chat.',
  'conversation.messages': 'Mensajes con {name}',
  'conversation.loadingOlder': 'Cargando mensajes anteriores…',
  'conversation.olderFailed': 'No se han podido cargar los mensajes anteriores.',
  'conversation.olderOffline':
    'Los mensajes anteriores están en el servidor. Llegarán cuando tenga conexión.',
  'conversation.unread': '{count, plural, one {# mensaje nuevo} other {# mensajes nuevos}}',
  'conversation.toNewest': 'Ir al mensaje más reciente',
  'conversation.toNew': '{count, plural, one {# nuevo} other {# nuevos}}',
  'conversation.typing':
    '{count, plural, one {{first} está escribiendo…} =2 {{first} y {second} están escribiendo…} other {Varias personas están escribiendo…}}',
  'conversation.showCustomer': 'Mostrar el cliente',
  'conversation.hideCustomer': 'Ocultar el cliente',
  'conversation.heldBy': 'con {name}',
  'conversation.heldByYou': 'con usted',
  'conversation.heldByNobody': 'con nadie',
  'conversation.more': 'Más acciones',

  'message.note': 'Nota',
  'message.noteHint': 'Solo la ve el equipo',
  'message.emergency': 'Emergencia',
  'message.deleted': 'Este mensaje se ha eliminado.',
  'message.edited': 'editado',
  'message.unknownSender': 'Alguien del equipo',
  'message.you': 'Usted',

  'delivery.held': 'Retenido: todavía puede deshacerlo',
  'delivery.queued': 'Pendiente de envío',
  'delivery.sending': 'Enviando',
  'delivery.sent': 'Enviado',
  'delivery.delivered': 'Entregado',
  'delivery.read': 'Leído',
  'delivery.failed': 'No enviado',
  'delivery.stale': 'No enviado: el chat ha avanzado',
  'delivery.confirm': 'No enviado: falta confirmar',

  'pending.held': 'Sale en {seconds, plural, one {# segundo} other {# segundos}}.',
  'pending.offline': 'Todavía sin enviar. Parley lo enviará cuando tenga conexión.',
  'pending.uploading': '{share} de {size} enviado',
  'pending.confirm': 'Escrito {ago}, todavía sin enviar. ¿Sigue valiendo?',
  'pending.stale.answered': 'Alguien del equipo ha respondido entretanto.',
  'pending.stale.answeredBy': '{name} ha respondido entretanto.',
  'pending.stale.customer':
    '{count, plural, one {Ha llegado otro mensaje.} other {Han llegado otros # mensajes.}}',
  'pending.stale.unknown': 'El chat ha avanzado desde que empezó a escribir.',
  'pending.failed': 'No enviado. {reason}',
  'pending.sendAnyway': 'Enviar igualmente',
  'pending.send': 'Enviar',
  'pending.tryAgain': 'Enviar de nuevo',
  'pending.edit': 'Editar',
  'pending.discard': 'Descartar',

  'event.started': 'Comienzo del chat',
  'event.claimed': '{who, select, me {Usted ha tomado este chat} other {{name} ha tomado este chat}}',
  'event.joined':
    '{who, select, me {Usted se ha incorporado a este chat} other {{name} se ha incorporado a este chat}}',
  'event.returned':
    '{who, select, me {Usted ha devuelto el chat a la cola} nobody {De vuelta en la cola} other {{name} ha devuelto el chat a la cola}}',
  'event.moved':
    '{who, select, me {Usted ha pasado el chat a otro equipo} nobody {Pasado a otro equipo} other {{name} ha pasado el chat a otro equipo}}',
  'event.takenOver':
    '{who, select, me {Usted se ha hecho cargo de este chat} other {{name} se ha hecho cargo de este chat}}',
  'event.assigned':
    '{to, select, me {{who, select, me {Usted se ha hecho cargo de este chat} nobody {Se le ha asignado este chat} other {{name} le ha asignado este chat}}} other {{who, select, me {Usted ha asignado este chat a {toName}} nobody {Asignado a {toName}} other {{name} ha asignado este chat a {toName}}}}}',
  'event.status.waiting':
    '{who, select, me {Usted ha devuelto el chat a la espera} nobody {Devuelto a la espera} other {{name} ha devuelto el chat a la espera}}',
  'event.status.active':
    '{who, select, me {Usted ha reanudado el chat} nobody {Chat reanudado} other {{name} ha reanudado el chat}}',
  'event.status.reopened':
    '{who, select, me {Usted ha reabierto el chat} nobody {Chat reabierto} other {{name} ha reabierto el chat}}',
  'event.status.paused':
    '{who, select, me {Usted ha pausado el chat} nobody {Chat en pausa} other {{name} ha pausado el chat}}',
  'event.status.ended':
    '{who, select, me {Usted ha acabado el chat} nobody {Chat acabado} other {{name} ha acabado el chat}}',
  'event.status.locked':
    '{who, select, me {Usted ha bloqueado el chat} nobody {Chat bloqueado} other {{name} ha bloqueado el chat}}',
  'event.status.unlocked':
    '{who, select, me {Usted ha desbloqueado el chat} nobody {Chat desbloqueado} other {{name} ha desbloqueado el chat}}',
}
