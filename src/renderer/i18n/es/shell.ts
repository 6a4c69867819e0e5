import type { shell as en } from '../en/shell.ts'

export const shell: Readonly<Record<keyof typeof en, string>> = {
  'app.starting': 'Abriendo sus conversaciones…',
  'app.startFailed.title': 'Parley no ha podido leer sus datos',
  'app.startFailed.body':
    'No se ha perdido nada de lo que escribió. Inténtelo de nuevo; si sigue así, reinicie Parley.',

  'action.retry': 'Intentar de nuevo',
  'action.close': 'Cerrar',
  'action.dismiss': 'Ocultar',
  'action.undo': 'Deshacer',

  'error.generic': 'No ha funcionado. Inténtelo de nuevo en un momento.',
  'error.offline': 'No tiene conexión. Inténtelo de nuevo cuando vuelva.',
  'error.timeout': 'El servidor no ha respondido a tiempo. Inténtelo de nuevo.',
  'error.forbidden': 'Su rol no lo permite.',
  'error.notFound': 'Esto ya no existe o no puede verlo.',
  'error.readOnly': 'Este chat está cerrado. Reábralo para escribir en él.',
  'error.transition': 'El chat ha cambiado entretanto, así que ya no es posible.',
  'error.rateLimited':
    'Ha sido mucho de una vez. Inténtelo de nuevo en {seconds, plural, one {# segundo} other {# segundos}}.',
  'error.fileTooLarge': 'El archivo es demasiado grande o no hay sitio para él.',
  'error.fileRefused': 'No se aceptan archivos como este.',
  'error.tooLarge': 'Es demasiado largo para enviarlo. Acórtelo e inténtelo de nuevo.',
  'error.signInAgain': 'Su sesión ha caducado. Vuelva a entrar para seguir.',
  'error.unsupported': 'Esta versión de Parley es demasiado antigua para su servidor.',
  'error.claimLost': '{winner} se le ha adelantado y ahora tiene este chat.',
  'error.paneTitle': 'Esta parte de la ventana ha dejado de funcionar',
  'error.paneBody': 'Lo demás sigue. Lo que escribió está guardado.',
  'error.paneAgain': 'Mostrar de nuevo',

  'notice.cacheRebuilt':
    'La copia guardada de sus conversaciones estaba dañada y se está rehaciendo. Los borradores y los mensajes sin enviar están a salvo.',
  'notice.journalSalvaged':
    'El archivo con sus borradores y mensajes sin enviar estaba dañado. Lo que se pudo salvar está aquí; revise sus últimos borradores.',
  'notice.vaultMemoryOnly':
    'Este ordenador no tiene un lugar seguro para su sesión. Tendrá que escribir su contraseña después de cada reinicio.',
  'notice.diskFull':
    'El disco está lleno. Libere espacio o no se podrán guardar mensajes ni borradores nuevos.',
  'notice.newerFiles':
    'Estos archivos son de una versión más nueva de Parley. Actualice Parley para usarlos.',
  'notice.serverOlder':
    'Su servidor es más antiguo que este Parley. Hasta que se actualice puede leer, pero no enviar: avise a quien lo administra.',
  'notice.updateNeeded':
    'Su servidor es más nuevo que este Parley: aquí faltan algunas cosas. Actualice Parley para verlas.',
  'notice.signInAgain': 'Su sesión ha caducado. Siga escribiendo: se enviará en cuanto vuelva a entrar.',
  'notice.shut': 'La clave de estos archivos no está disponible. Vuelva a iniciar sesión para abrirlos.',
  'notice.unsupported':
    'Su servidor necesita Parley {version} o posterior. Hasta que se actualice puede leer, pero no enviar.',

  'notices.label': 'Avisos',

  'rail.label': 'Principal',
  'rail.queue': 'Chats',
  'rail.shortcuts': 'Atajos de teclado',

  'theme.label': 'Aspecto',
  'theme.system': 'Como el sistema',
  'theme.light': 'Claro',
  'theme.dark': 'Oscuro',

  'role.agent': 'Agente',
  'role.supervisor': 'Supervisión',
  'role.admin': 'Administración',

  'accounts.add': 'Añadir un espacio de trabajo',
  'accounts.addLead': 'Sus chats se suman a los demás en la cola.',
  'accounts.cancel': 'Cancelar',

  'status.label': 'Conexión',
  'status.online': 'En línea',
  'status.connecting': 'Conectando…',
  'status.reconnecting': 'Reconectando…',
  'status.offline': 'Sin conexión',
  'status.offlineRetry': 'Sin conexión, otro intento en {seconds} s',
  'status.needsAuth': 'El servidor ha cerrado su sesión',
  'status.unsupported': 'Hace falta actualizar',
  'status.closed': 'No conectado',
  'status.retryNow': 'Probar ahora',
  'status.waiting': '{count, plural, one {# por enviar} other {# por enviar}}',
  'status.completeTo': 'completo hasta las {time}',
  'status.completeToExact': 'Todo hasta el {time} está en este ordenador.',
  'status.neverComplete': 'primera sincronización en curso',

  'pane.queue': 'Lista de chats',
  'pane.conversation': 'Conversación',
  'pane.customer': 'Cliente',
  'pane.resizeQueue': 'Ancho de la lista',
  'pane.resizeCustomer': 'Ancho del panel del cliente',

  'time.now': 'ahora',
  'time.today': 'Hoy',
  'time.yesterday': 'Ayer',

  'toasts.label': 'Mensajes de Parley',

  'notice.leaseEnding':
    'Parley lleva mucho tiempo sin llegar a su servidor. Si sigue así, lo guardado en este ordenador se destruirá el {date}.',
  'wiped.remote_wipe': 'Este dispositivo se borró el {date} porque alguien lo ordenó.',

  'wiped.revoked':
    'Lo guardado en este dispositivo se destruyó el {date}: se retiró el dispositivo o se desactivó la cuenta.',
  'wiped.lease':
    'Lo guardado en este dispositivo se destruyó el {date}: llevaba demasiado tiempo sin llegar al servidor.',
  'wiped.lost':
    '{count, plural, =0 {No se perdió nada sin enviar.} one {Se perdió # mensaje sin enviar.} other {Se perdieron # mensajes sin enviar.}}',
  'wiped.lostUnknown': 'Se perdieron los mensajes sin enviar. No se sabe cuántos.',

  'error.deviceWiped':
    'Este dispositivo tenía que destruir antes lo que guardaba. Ya está hecho: vuelva a entrar.',

  'lock.now': 'Bloquear ahora',
  'lock.settings': 'Bloqueo de la aplicación',
  'lock.title': 'Parley está bloqueado',
  'lock.body': 'Los mensajes siguen llegando y saliendo. No se muestra nada de ellos.',
  'lock.pin': 'PIN o frase de acceso',
  'lock.unlock': 'Desbloquear',
  'lock.wrong':
    '{left, plural, one {No es correcto. Un intento más y solo servirá su contraseña.} other {No es correcto. Quedan # intentos.}}',
  'lock.wait': 'Inténtelo de nuevo en {seconds, plural, one {# segundo} other {# segundos}}.',
  'lock.password':
    'Demasiados intentos fallidos. Escriba la contraseña de su cuenta; hace falta el servidor.',
  'lock.account': 'Espacio de trabajo',
  'lock.intro':
    'Bloquea la ventana cuando usted no está. Frena a quien ocupe su sitio, no a quien pueda leer el disco: lo que hay allí está cifrado con una clave propia.',
  'lock.current': 'PIN actual',
  'lock.new': 'PIN o frase de acceso nueva',
  'lock.again': 'Otra vez lo mismo',
  'lock.hint': 'De 4 a 12 cifras, o una frase de 8 caracteres o más.',
  'lock.mismatch': 'No coinciden.',
  'lock.idle': 'Bloquear después de',
  'lock.minutes': '{count, plural, one {# minuto} other {# minutos}}',
  'lock.save': 'Guardar',
  'lock.remove': 'Quitar el bloqueo',

  'status.panel': 'Conexión y envío',
  'status.nothingWaiting': 'Todo lo que ha escrito se ha enviado.',
  'status.waitingOffline': 'Saldrá por sí solo cuando vuelva la conexión.',
  'waiting.label': 'Chats en los que algo espera',
  'waiting.held': 'Sale en un momento.',
  'waiting.sending': 'En camino.',
  'waiting.offline': 'Espera la conexión.',
  'waiting.again': 'No llegó. Parley lo intenta de nuevo.',
  'waiting.old': 'Ya es antiguo. ¿Sigue valiendo?',
  'waiting.stale': 'El chat ha cambiado desde que lo empezó.',
  'waiting.look': 'Verlo',
  'waiting.several': '{count, plural, one {# mensaje} other {# mensajes}}: {why}',
  'waiting.moreStuck': '{count, plural, one {# más espera en el chat} other {# más esperan en el chat}}',
  'status.toConfirm':
    '{count, plural, one {# respuesta ya es antigua. ¿Todavía vale?} other {# respuestas ya son antiguas. ¿Todavía valen?}}',
  'status.confirm.send': 'Enviar todas',
  'status.confirm.discard': 'Descartar todas',
  'status.confirm.discardSure':
    '{count, plural, one {Descartar # respuesta para siempre} other {Descartar # respuestas para siempre}}',
  'status.confirm.keep': 'Decidir una por una',
  'status.pack': 'Conversaciones para leer sin conexión',
  'status.packOf': '{complete} de {wanted}',
  'status.clockWrong': 'El reloj de este equipo está mal. Las horas mostradas siguen al servidor.',
  'status.unsupported.console': 'Actualice Parley para volver a conectarse. Puede leer lo que hay aquí.',
  'status.unsupported.server':
    'El servidor es más antiguo que este Parley. Pida a quien lo gestiona que lo actualice.',
  'proxy.username': 'Usuario del proxy',
  'proxy.password': 'Contraseña del proxy',
  'proxy.signIn': 'Iniciar sesión en el proxy',
  'proxy.hint': 'Se guarda hasta cerrar Parley, no en el disco.',
  'presence.label': 'Su disponibilidad',
  'presence.available': 'Disponible',
  'presence.busy': 'Ocupado',
  'presence.away': 'Ausente',
  'presence.offline': 'Visible como desconectado',
  'presence.until': 'hasta las {time}',
  'presence.howLong': 'Durante cuánto tiempo',
  'presence.untilChanged': 'Hasta que lo cambie',
  'presence.minutes': '{count, plural, one {# minuto} other {# minutos}}',
  'presence.hours': '{count, plural, one {# hora} other {# horas}}',
  'rail.accountIs': 'Su cuenta: {name}, {presence}',
  'rail.status': 'Conexión: {state}',
  'offline.captive_portal.reason': 'Esta red pide que inicie sesión antes de dejar pasar nada.',
  'offline.captive_portal.hint': 'Abra http://{host} en el navegador y siga lo que pide la red.',
  'offline.proxy_auth.reason': 'El proxy de esta red pide un usuario y una contraseña.',
  'offline.proxy_auth.hint': 'Escriba lo que le dio su empresa.',
  'offline.proxy_scheme.reason':
    'El proxy de esta red pide una forma de iniciar sesión que Parley no conoce (NTLM o Kerberos).',
  'offline.proxy_scheme.hint':
    'Pida a quien gestiona el proxy que deje pasar el servidor o que ofrezca Basic.',
  'offline.proxy.reason': 'El proxy de esta red no responde o no deja pasar a Parley.',
  'offline.proxy.hint': 'Compruebe la configuración de proxy del sistema o pregunte a quien lo gestiona.',
  'offline.tls_expired.reason':
    'El certificado de {host} ha caducado o aún no es válido, así que no se le envía nada.',
  'offline.tls_expired.hint':
    'Compruebe la fecha de este equipo. Si es correcta, avise a quien gestiona el servidor.',
  'offline.tls_unknown_authority.reason':
    'El certificado de {host} no viene de nadie en quien confíe este equipo, así que no se le envía nada.',
  'offline.tls_unknown_authority.hint':
    'En la red de una empresa quizá haya que instalar antes su certificado en este equipo.',
  'offline.tls_wrong_host.reason':
    'Alguien responde por {host} con un certificado de otro nombre, así que no se le envía nada.',
  'offline.tls_wrong_host.hint': 'Compruebe la dirección y si esta red pide iniciar sesión.',
  'offline.tls.reason': 'No se puede establecer una conexión segura con {host}, así que no se le envía nada.',
  'offline.tls.hint': 'Avise a quien gestiona el servidor o esta red.',
  'offline.dns.reason': 'No se encuentra el nombre {host}.',
  'offline.dns.hint': 'Compruebe la dirección y su conexión de red.',
  'offline.refused.reason': 'Nada responde en {host}.',
  'offline.refused.hint': 'Puede que el servidor esté parado un momento. Parley sigue intentándolo.',
  'offline.timeout.reason': '{host} no responde a tiempo.',
  'offline.timeout.hint': 'Puede que la red vaya lenta. Parley sigue intentándolo.',
  'offline.no_network.reason': 'Este equipo no está conectado a ninguna red.',
  'offline.no_network.hint': 'Conéctelo. Parley lo notará por sí mismo.',
  'offline.server_error.reason': 'El servidor no está bien ahora mismo.',
  'offline.server_error.hint': 'Parley sigue intentándolo.',
  'offline.not_parley.reason': 'Lo que responde en {host} no es un servidor de Parley.',
  'offline.not_parley.hint': 'Compruebe la dirección. Es la que le dio su administrador.',
  'offline.unreachable.reason': 'No se puede llegar al servidor.',
  'offline.unreachable.hint': 'Parley sigue intentándolo.',
}
