import type { actions as en } from '../en/actions.ts'

export const actions: Readonly<Record<keyof typeof en, string>> = {
  'claim.action': 'Tomar',
  'claim.offline': 'Para tomar un chat hace falta el servidor. No tienes conexión.',

  'end.action': 'Acabar chat',

  'pause.action': 'Pausar',

  'resume.action': 'Reanudar',

  'reopen.action': 'Reabrir',

  'waiting.action': 'Devolver a la espera',

  'lock.action': 'Bloquear',

  'unlock.action': 'Desbloquear',

  'status.change.offline': 'Para esto hace falta el servidor. No tienes conexión.',

  'ended.toast': 'El chat con {name} ha acabado.',

  'shortcuts.title': 'Atajos de teclado',
  'shortcuts.group.queue': 'Lista',
  'shortcuts.group.chat': 'Chat',
  'shortcuts.group.window': 'Ventana',
  'shortcuts.next': 'Chat siguiente',
  'shortcuts.previous': 'Chat anterior',
  'shortcuts.open': 'Abrir el chat',
  'shortcuts.reply': 'Escribir una respuesta',
  'shortcuts.note': 'Escribir una nota',
  'shortcuts.claim': 'Tomar el chat',
  'shortcuts.send': 'Enviar lo escrito',
  'shortcuts.back': 'Volver a la lista',
  'shortcuts.help': 'Mostrar este mapa',
  'shortcuts.customer': 'Mostrar u ocultar el cliente',
}
