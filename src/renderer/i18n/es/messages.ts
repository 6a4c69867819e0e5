import type { messages as en } from '../en/messages.ts'

export const messages: Readonly<Record<keyof typeof en, string>> = {
  'message.editedBy': '{who, select, me {Editado por usted} other {Editado por {name}}}, {time}',
  'message.deletedBy':
    '{who, select, me {Usted eliminó este mensaje.} nobody {Este mensaje se ha eliminado.} other {{name} eliminó este mensaje.}}',
  'message.quote.show': 'Mostrar el mensaje al que responde este',
  'message.quote.earlier': 'Un mensaje anterior',
  'message.quote.deleted': 'Un mensaje eliminado',
  'message.system': 'Mensaje del sistema',
  'message.copyCode': 'Copiar estas líneas',
  'message.copied': 'Copiado',
  'message.notCopied': 'No se ha podido copiar.',

  'message.actions': 'Acciones de este mensaje',
  'message.more': 'Más',
  'message.reply': 'Citar en una respuesta',
  'message.copy': 'Copiar el texto',
  'message.edit': 'Editar',
  'message.save': 'Guardar el archivo…',
  'message.life': 'Recorrido',
  'message.delete': 'Eliminar',
  'message.offline': 'Esto necesita el servidor, y no hay conexión.',

  'message.edit.field': 'Texto de su mensaje',
  'message.edit.save': 'Guardar',
  'message.edit.cancel': 'Cancelar',
  'message.edit.stale': 'Este mensaje se ha cambiado en otro sitio entretanto.',
  'message.edit.now': 'Se ha cambiado en otro sitio entretanto, y ahora dice:',
  'message.edit.anyway': 'Guardar el mío',
  'message.edit.theirs': 'Dejarlo así',
  'message.edit.isDeleted':
    'Este mensaje se ha eliminado entretanto. Su texto todavía se puede copiar desde aquí.',

  'message.deleting.toast':
    'Este mensaje se elimina en 10 segundos. Si la ventana se cierra antes, se queda.',
  'message.deleting': 'Se elimina en {seconds, plural, one {# segundo} other {# segundos}}.',

  'message.review.pending': 'Pendiente de aprobación',
  'message.review.pendingHint': 'El cliente todavía no lo ve',
  'message.review.approvedBy': '{who, select, me {Aprobado por usted} other {Aprobado por {name}}}, {time}',
  'message.review.approved': 'aprobado',
  'message.review.rejected': 'No aprobado',
  'message.review.rejectedBy':
    '{who, select, me {Usted no lo aprobó. El cliente no lo verá nunca.} other {{name} no lo aprobó. El cliente no lo verá nunca.}}',
  'message.review.reason': 'Motivo: {reason}',
  'message.review.approve': 'Aprobar',
  'message.review.reject': 'Rechazar',
  'message.review.why': 'Motivo, para quien lo escribió',
  'message.review.cancel': 'Cancelar',

  'pending.cancelUpload': 'Cancelar esta subida',
  'pending.upload': 'Subida de {name}',

  'file.open': 'Abrir {name}',
  'file.play': 'Reproducir {name}',
  'file.save': 'Guardar {name}',
  'file.saving': 'Guardando {name}…',
  'file.saved': 'El archivo está guardado.',
  'file.removed': 'Ya no está: se acabó su plazo',
  'file.failed': 'No se ha podido cargar.',
  'file.offline': 'Está en el servidor. Se cargará cuando haya conexión.',

  'viewer.label': 'Archivos de este chat',
  'viewer.place': '{place} de {count}',
  'viewer.previous': 'Anterior',
  'viewer.next': 'Siguiente',
  'viewer.zoomIn': 'Más grande',
  'viewer.zoomOut': 'Más pequeño',
  'viewer.fit': 'Ajustar a la ventana',
  'viewer.unplayable': 'Este vídeo no se puede reproducir aquí. Guárdelo para verlo en otro sitio.',

  'audio.play': 'Reproducir',
  'audio.pause': 'Pausa',
  'audio.seek': 'Posición en {name}',
  'audio.position': '{position} de {duration}',
  'audio.speed': 'Velocidad: {speed}',
  'audio.unplayable': 'Esta grabación no se puede reproducir aquí. Guárdela para oírla en otro sitio.',

  'life.title': 'Recorrido de este mensaje',
  'life.about':
    'Lo que este ordenador sabe de él, según su propio reloj. Solo lo tienen los mensajes más recientes.',
  'life.none': 'En este ordenador no hay nada anotado de este mensaje.',
  'life.copy': 'Copiar sin el texto',
  'life.later': '+{time}',
  'life.typed': 'Primera letra escrita',
  'life.journaled': 'Guardado en este ordenador',
  'life.sent': 'Entregado a la línea',
  'life.refused': 'Rechazado por el servidor ({code})',
  'life.stored': 'Guardado por el servidor con el número {seq}',
  'life.fanned_out': 'Llegó con los cambios del servidor, con el número {seq}',
  'life.notified': 'Se mostró una notificación',
  'life.shown': 'Apareció en pantalla',
  'life.delivered': 'Llegó al dispositivo del cliente',
  'life.read': 'Leído por el cliente',

  'viewing.label':
    '{count, plural, one {{first} también mira este chat} =2 {{first} y {second} también miran este chat} other {# personas del equipo también miran este chat}}',

  'shortcuts.group.message': 'Un mensaje',
  'shortcuts.messages': 'Ir al mensaje más reciente y seguir con las flechas',
  'shortcuts.message.menu': 'Sus acciones',
  'shortcuts.message.reply': 'Citarlo en una respuesta',
  'shortcuts.message.copy': 'Copiar su texto',
  'shortcuts.message.edit': 'Editarlo',
  'shortcuts.message.delete': 'Eliminarlo',
  'shortcuts.message.life': 'Mostrar su recorrido',
}
