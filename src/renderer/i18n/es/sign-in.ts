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
}
