import type { signIn as en } from '../en/sign-in.ts'

export const signIn: Readonly<Record<keyof typeof en, string>> = {
  'signIn.title': 'Bei Parley anmelden',
  'signIn.lead': 'Deine Chats warten auf dich.',
  'signIn.promise':
    'Was du liest und schreibst, liegt verschlüsselt auf diesem Computer und bleibt dir, auch wenn das Netz es nicht tut.',
  'signIn.server': 'Adresse des Servers',
  'signIn.serverPlaceholder': 'chat.example.com',
  'signIn.email': 'E-Mail',
  'signIn.password': 'Passwort',
  'signIn.submit': 'Anmelden',
  'signIn.submitting': 'Anmeldung läuft …',
  'signIn.wrongCredentials': 'E-Mail oder Passwort stimmt nicht. Prüfe beides und versuche es noch einmal.',
  'signIn.offlineTitle': 'Parley erreicht {server} nicht',
  'signIn.offlineBody':
    'Prüfe die Adresse und dein Netzwerk. Wenn du über ein VPN arbeitest, muss es eingeschaltet sein.',
  'signIn.invalidServer': 'Gib die Adresse deines Servers ein, etwa chat.example.com.',
  'signIn.invalidEmail': 'Gib deine E-Mail-Adresse ein, etwa name@example.com.',
  'signIn.missingPassword': 'Gib dein Passwort ein.',
  'signIn.rateLimited':
    'Zu viele Versuche. Versuche es in {seconds, plural, one {# Sekunde} other {# Sekunden}} wieder.',
  'signIn.rateLimitOver': 'Du kannst es jetzt wieder versuchen.',
  'signIn.taken':
    'In diesem Arbeitsbereich bist du mit einem anderen Konto angemeldet. Melde dich dort zuerst ab.',
  'signIn.again.title': 'Neu anmelden',
  'signIn.again.body': 'Für {email} auf {server}. Was du geschrieben hast, bleibt und wird danach gesendet.',

  'signOut.action': 'Abmelden',
  'signOut.from': 'Von {workspace} abmelden',
  'signOut.title': 'Abmelden und Ungesendetes verlieren?',
  'signOut.titleOf': 'Von {workspace} abmelden und Ungesendetes verlieren?',
  'signOut.unsent':
    '{count, plural, one {# Nachricht ist noch nicht gesendet.} other {# Nachrichten sind noch nicht gesendet.}}',
  'signOut.drafts': '{count, plural, one {In # Chat liegt ein Entwurf.} other {In # Chats liegen Entwürfe.}}',
  'signOut.unknown': 'Parley kann nicht feststellen, ob alles gesendet wurde.',
  'signOut.body':
    'Beim Abmelden werden deine Chats, Entwürfe und ungesendeten Nachrichten von diesem Computer entfernt.',
  'signOut.discard': 'Abmelden und verwerfen',
  'signOut.stay': 'Angemeldet bleiben',
}
