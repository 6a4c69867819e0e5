import type { signIn as en } from '../en/sign-in.ts'

export const signIn: Readonly<Record<keyof typeof en, string>> = {
  'signIn.title': 'Entrar en Parley',
  'signIn.lead': 'Tus chats te esperan.',
  'signIn.promise':
    'Lo que lees y escribes se guarda cifrado en este ordenador y sigue contigo aunque la red no lo haga.',
  'signIn.server': 'Dirección del servidor',
  'signIn.serverPlaceholder': 'chat.example.com',
  'signIn.email': 'Correo electrónico',
  'signIn.password': 'Contraseña',
  'signIn.submit': 'Entrar',
  'signIn.submitting': 'Entrando…',
  'signIn.wrongCredentials': 'El correo o la contraseña no son correctos. Revisa ambos e inténtalo de nuevo.',
  'signIn.offlineTitle': 'Parley no llega a {server}',
  'signIn.offlineBody':
    'Revisa la dirección y tu red. Si te conectas mediante una VPN, comprueba que está activada.',
  'signIn.invalidServer': 'Escribe la dirección de tu servidor, por ejemplo chat.example.com.',
  'signIn.invalidEmail': 'Escribe tu correo electrónico, por ejemplo nombre@example.com.',
  'signIn.missingPassword': 'Escribe tu contraseña.',
  'signIn.rateLimited':
    'Demasiados intentos. Inténtalo de nuevo en {seconds, plural, one {# segundo} other {# segundos}}.',
  'signIn.rateLimitOver': 'Ya puedes intentarlo de nuevo.',
  'signIn.taken': 'Ya has iniciado sesión en este espacio de trabajo con otra cuenta. Ciérrala primero.',
  'signIn.again.title': 'Volver a entrar',
  'signIn.again.body': 'Para {email} en {server}. Lo que escribiste se conserva y saldrá después.',

  'signOut.action': 'Salir',
  'signOut.from': 'Cerrar sesión en {workspace}',
  'signOut.title': '¿Salir y perder lo que no se ha enviado?',
  'signOut.titleOf': '¿Cerrar sesión en {workspace} y perder lo que no se ha enviado?',
  'signOut.unsent':
    '{count, plural, one {# mensaje no se ha enviado todavía.} other {# mensajes no se han enviado todavía.}}',
  'signOut.drafts': '{count, plural, one {Hay un borrador en # chat.} other {Hay borradores en # chats.}}',
  'signOut.unknown': 'Parley no puede saber si todo se ha enviado.',
  'signOut.body':
    'Al salir se quitan de este ordenador tus conversaciones, borradores y mensajes sin enviar.',
  'signOut.discard': 'Salir y descartar',
  'signOut.stay': 'Quedarme',

  'signIn.places': 'Espacios de trabajo en este ordenador',
  'signIn.forget': 'Olvidar {workspace}',
  'signIn.with': 'Entrar con {name}',
  'signIn.check.checking': 'Buscando el servidor…',
  'signIn.check.found': 'Un servidor Parley, versión {version}',
  'signIn.check.wantsNewer':
    'Este servidor necesita un Parley más reciente. Pide la actualización a quien te instaló Parley.',
  'signIn.check.unreachable': 'Nadie responde en {server}. Comprueba la dirección y tu red.',
  'signIn.notParley': 'En esta dirección no hay ningún servidor Parley. Compruébala con quien te la dio.',
  'signIn.certificate':
    'No se puede confirmar la identidad de este servidor, así que no se le ha enviado nada. Un reloj mal ajustado también puede ser la causa.',
  'signIn.notFromHere':
    'No puedes entrar desde esta red. Pregunta a tu administrador qué redes están permitidas.',
  'signIn.over': 'Este inicio de sesión ha tardado demasiado. Escribe de nuevo tu contraseña.',
  'signIn.code': 'Código de tu aplicación',
  'signIn.codeLead':
    'Abre tu aplicación de autenticación y escribe los seis dígitos que muestra para Parley.',
  'signIn.recoveryCode': 'Código de recuperación',
  'signIn.recoveryLead': 'Escribe uno de los códigos de recuperación que guardaste. Sirve una sola vez.',
  'signIn.useRecovery': 'Usar un código de recuperación',
  'signIn.useApp': 'Usar la aplicación',
  'signIn.wrongCode': 'Este código no es correcto o ya se usó. Espera al siguiente e inténtalo de nuevo.',
  'signIn.missingCode': 'Escribe el código.',
  'signIn.back': 'Atrás',
  'signIn.browser.title': 'Continúa en tu navegador',
  'signIn.browser.body':
    'Parley ha abierto allí una página para que entres en {server}. Después sigue aquí por sí solo.',
  'signIn.browser.leave': 'Cancelar',
  'signIn.provider.denied': 'Se canceló el inicio de sesión en la otra página. Puedes intentarlo de nuevo.',
  'signIn.provider.email_unverified':
    'Tu correo aún no está confirmado allí. Confírmalo e inténtalo de nuevo.',
  'signIn.provider.no_account':
    'Todavía no hay una cuenta para ti aquí. Pide a tu administrador que te añada.',
  'signIn.provider.failed':
    'El inicio de sesión en el navegador no ha funcionado. Inténtalo de nuevo o usa tu contraseña.',
  'signOut.waiting': 'Sin enviar',
  'signOut.chatMessages': '{count, plural, one {# mensaje} other {# mensajes}}',
  'signOut.chatDraft': 'Borrador',
  'signOut.chatStuck': 'No se pudo enviar',
  'signOut.unknownChat': 'Otro chat',
  'signOut.more': '{count, plural, one {y # chat más} other {y # chats más}}',
  'signOut.sendFirst': 'Enviar antes',
  'signOut.review': 'Abre un chat para terminar lo que hay en él.',
  'secondFactor.title': 'Inicio de sesión en dos pasos',
  'secondFactor.loading': 'Consultando al servidor…',
  'secondFactor.intro':
    'Además de tu contraseña, Parley pide un código de una aplicación de tu teléfono. Quien averigüe tu contraseña no podrá entrar solo con ella.',
  'secondFactor.off': 'Está desactivado',
  'secondFactor.on': 'Activado desde el {date}',
  'secondFactor.codesLeft':
    '{count, plural, =0 {No queda ningún código de recuperación. Crea otros.} one {Queda # código de recuperación.} other {Quedan # códigos de recuperación.}}',
  'secondFactor.isRequired': 'Tu espacio de trabajo lo exige.',
  'secondFactor.required':
    'Tu espacio de trabajo exige un segundo paso. Configúralo ahora: hace falta un minuto y un teléfono con una aplicación de autenticación.',
  'secondFactor.setUp': 'Configurar',
  'secondFactor.replace': 'Usar otra aplicación',
  'secondFactor.renew': 'Nuevos códigos de recuperación',
  'secondFactor.remove': 'Desactivar',
  'secondFactor.next': 'Siguiente',
  'secondFactor.confirm': 'Confirmar',
  'secondFactor.setUpLead': 'Primero confirma que eres tú.',
  'secondFactor.renewLead': 'Recibirás diez códigos nuevos. Los antiguos dejarán de servir.',
  'secondFactor.removeLead': 'A partir de entonces bastará con tu contraseña.',
  'secondFactor.wrongPassword': 'Esta contraseña no es correcta.',
  'secondFactor.qr': 'Una imagen para escanear con tu aplicación de autenticación',
  'secondFactor.scan': 'Escanea esto con tu aplicación de autenticación.',
  'secondFactor.type': 'O escribe esto en ella:',
  'secondFactor.codeHint': 'Seis dígitos que cambian cada medio minuto',
  'recoveryCodes.title': 'Tus códigos de recuperación',
  'recoveryCodes.body':
    'Cada uno te deja entrar una vez si no tienes el teléfono. Solo se muestran ahora: guárdalos donde guardas tus contraseñas.',
  'recoveryCodes.copy': 'Copiar todos',
  'recoveryCodes.copied': 'Copiados',
  'recoveryCodes.done': 'Los he guardado',
}
