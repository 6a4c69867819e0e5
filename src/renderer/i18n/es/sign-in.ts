import type { signIn as en } from '../en/sign-in.ts'

export const signIn: Readonly<Record<keyof typeof en, string>> = {
  'signIn.title': 'Entrar en Parley',
  'signIn.lead': 'Sus chats le esperan.',
  'signIn.promise':
    'Lo que lee y escribe se guarda cifrado en este ordenador y sigue con usted aunque la red no lo haga.',
  'signIn.server': 'Dirección del servidor',
  'signIn.serverPlaceholder': 'chat.example.com',
  'signIn.email': 'Correo electrónico',
  'signIn.password': 'Contraseña',
  'signIn.submit': 'Entrar',
  'signIn.submitting': 'Entrando…',
  'signIn.wrongCredentials': 'El correo o la contraseña no son correctos. Revise ambos e inténtelo de nuevo.',
  'signIn.offlineTitle': 'Parley no llega a {server}',
  'signIn.offlineBody':
    'Revise la dirección y su red. Si se conecta mediante una VPN, compruebe que está activada.',
  'signIn.invalidServer': 'Escriba la dirección de su servidor, por ejemplo chat.example.com.',
  'signIn.invalidEmail': 'Escriba su correo electrónico, por ejemplo nombre@example.com.',
  'signIn.missingPassword': 'Escriba su contraseña.',
  'signIn.rateLimited':
    'Demasiados intentos. Inténtelo de nuevo en {seconds, plural, one {# segundo} other {# segundos}}.',
  'signIn.rateLimitOver': 'Ya puede intentarlo de nuevo.',
  'signIn.taken': 'Ya ha iniciado sesión en este espacio de trabajo con otra cuenta. Ciérrela primero.',
  'signIn.again.title': 'Volver a entrar',
  'signIn.again.body': 'Para {email} en {server}. Lo que escribió se conserva y saldrá después.',

  'signOut.action': 'Salir',
  'signOut.from': 'Cerrar sesión en {workspace}',
  'signOut.title': '¿Salir y perder lo que no se ha enviado?',
  'signOut.titleOf': '¿Cerrar sesión en {workspace} y perder lo que no se ha enviado?',
  'signOut.unsent':
    '{count, plural, one {# mensaje no se ha enviado todavía.} other {# mensajes no se han enviado todavía.}}',
  'signOut.drafts': '{count, plural, one {Hay un borrador en # chat.} other {Hay borradores en # chats.}}',
  'signOut.unknown': 'Parley no puede saber si todo se ha enviado.',
  'signOut.body':
    'Al salir se quitan de este ordenador sus conversaciones, borradores y mensajes sin enviar.',
  'signOut.discard': 'Salir y descartar',
  'signOut.stay': 'Quedarme',

  'signIn.places': 'Espacios de trabajo en este ordenador',
  'signIn.forget': 'Olvidar {workspace}',
  'signIn.with': 'Entrar con {name}',
  'signIn.check.checking': 'Buscando el servidor…',
  'signIn.check.found': 'Un servidor Parley, versión {version}',
  'signIn.check.wantsNewer':
    'Este servidor necesita un Parley más reciente. Pida la actualización a quien le instaló Parley.',
  'signIn.check.unreachable': 'Nadie responde en {server}. Compruebe la dirección y su red.',
  'signIn.notParley': 'En esta dirección no hay ningún servidor Parley. Compruébela con quien se la dio.',
  'signIn.certificate':
    'No se puede confirmar la identidad de este servidor, así que no se le ha enviado nada. Un reloj mal ajustado también puede ser la causa.',
  'signIn.notFromHere':
    'No puede entrar desde esta red. Pregunte a su administrador qué redes están permitidas.',
  'signIn.over': 'Este inicio de sesión ha tardado demasiado. Escriba de nuevo su contraseña.',
  'signIn.code': 'Código de su aplicación',
  'signIn.codeLead':
    'Abra su aplicación de autenticación y escriba los seis dígitos que muestra para Parley.',
  'signIn.recoveryCode': 'Código de recuperación',
  'signIn.recoveryLead': 'Escriba uno de los códigos de recuperación que guardó. Sirve una sola vez.',
  'signIn.useRecovery': 'Usar un código de recuperación',
  'signIn.useApp': 'Usar la aplicación',
  'signIn.wrongCode': 'Este código no es correcto o ya se usó. Espere al siguiente e inténtelo de nuevo.',
  'signIn.missingCode': 'Escriba el código.',
  'signIn.back': 'Atrás',
  'signIn.browser.title': 'Continúe en su navegador',
  'signIn.browser.body':
    'Parley ha abierto allí una página para que entre en {server}. Después sigue aquí por sí solo.',
  'signIn.browser.leave': 'Cancelar',
  'signIn.provider.denied': 'Se canceló el inicio de sesión en la otra página. Puede intentarlo de nuevo.',
  'signIn.provider.email_unverified':
    'Su correo aún no está confirmado allí. Confírmelo e inténtelo de nuevo.',
  'signIn.provider.no_account':
    'Todavía no hay una cuenta para usted aquí. Pida a su administrador que le añada.',
  'signIn.provider.failed':
    'El inicio de sesión en el navegador no ha funcionado. Inténtelo de nuevo o use su contraseña.',
  'signOut.waiting': 'Sin enviar',
  'signOut.chatMessages': '{count, plural, one {# mensaje} other {# mensajes}}',
  'signOut.chatDraft': 'Borrador',
  'signOut.chatStuck': 'No se pudo enviar',
  'signOut.unknownChat': 'Otro chat',
  'signOut.more': '{count, plural, one {y # chat más} other {y # chats más}}',
  'signOut.sendFirst': 'Enviar antes',
  'signOut.review': 'Abra un chat para terminar lo que hay en él.',
  'secondFactor.title': 'Inicio de sesión en dos pasos',
  'secondFactor.loading': 'Consultando al servidor…',
  'secondFactor.intro':
    'Además de su contraseña, Parley pide un código de una aplicación de su teléfono. Quien averigüe la contraseña no podrá entrar solo con ella.',
  'secondFactor.off': 'Está desactivado',
  'secondFactor.on': 'Activado desde el {date}',
  'secondFactor.codesLeft':
    '{count, plural, =0 {No queda ningún código de recuperación. Cree otros.} one {Queda # código de recuperación.} other {Quedan # códigos de recuperación.}}',
  'secondFactor.isRequired': 'Su espacio de trabajo lo exige.',
  'secondFactor.required':
    'Su espacio de trabajo exige un segundo paso. Configúrelo ahora: hace falta un minuto y un teléfono con una aplicación de autenticación.',
  'secondFactor.setUp': 'Configurar',
  'secondFactor.replace': 'Usar otra aplicación',
  'secondFactor.renew': 'Nuevos códigos de recuperación',
  'secondFactor.remove': 'Desactivar',
  'secondFactor.next': 'Siguiente',
  'secondFactor.confirm': 'Confirmar',
  'secondFactor.setUpLead': 'Primero confirme que es usted.',
  'secondFactor.renewLead': 'Recibirá diez códigos nuevos. Los antiguos dejarán de servir.',
  'secondFactor.removeLead': 'A partir de entonces bastará con su contraseña.',
  'secondFactor.wrongPassword': 'Esta contraseña no es correcta.',
  'secondFactor.qr': 'Una imagen para escanear con su aplicación de autenticación',
  'secondFactor.scan': 'Escanee esto con su aplicación de autenticación.',
  'secondFactor.type': 'O escriba esto en ella:',
  'secondFactor.codeHint': 'Seis dígitos que cambian cada medio minuto',
  'recoveryCodes.title': 'Sus códigos de recuperación',
  'recoveryCodes.body':
    'Cada uno le deja entrar una vez si no tiene el teléfono. Solo se muestran ahora: guárdelos donde guarda sus contraseñas.',
  'recoveryCodes.copy': 'Copiar todos',
  'recoveryCodes.copied': 'Copiados',
  'recoveryCodes.done': 'Los he guardado',
}
