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

  'signIn.places': 'Arbeitsbereiche auf diesem Computer',
  'signIn.forget': '{workspace} vergessen',
  'signIn.with': 'Mit {name} anmelden',
  'signIn.check.checking': 'Server wird gesucht …',
  'signIn.check.found': 'Ein Parley-Server, Version {version}',
  'signIn.check.wantsNewer':
    'Dieser Server braucht ein neueres Parley. Frage die Person, die Parley für dich eingerichtet hat, nach der Aktualisierung.',
  'signIn.check.unreachable': 'Unter {server} antwortet niemand. Prüfe die Adresse und dein Netzwerk.',
  'signIn.notParley':
    'Unter dieser Adresse ist kein Parley-Server. Kläre sie mit der Person, von der du sie hast.',
  'signIn.certificate':
    'Die Identität dieses Servers lässt sich nicht bestätigen, deshalb wurde ihm nichts gesendet. Auch eine falsch gehende Uhr kann der Grund sein.',
  'signIn.notFromHere':
    'Aus diesem Netzwerk kannst du dich nicht anmelden. Frage deine Administration, welche Netzwerke erlaubt sind.',
  'signIn.over': 'Diese Anmeldung hat zu lange gedauert. Gib dein Passwort noch einmal ein.',
  'signIn.code': 'Code aus deiner App',
  'signIn.codeLead': 'Öffne deine Authenticator-App und gib die sechs Ziffern ein, die sie für Parley zeigt.',
  'signIn.recoveryCode': 'Wiederherstellungscode',
  'signIn.recoveryLead': 'Gib einen der Wiederherstellungscodes ein, die du aufbewahrt hast. Er gilt einmal.',
  'signIn.useRecovery': 'Wiederherstellungscode verwenden',
  'signIn.useApp': 'Stattdessen die App verwenden',
  'signIn.wrongCode':
    'Dieser Code stimmt nicht oder wurde schon verwendet. Warte auf den nächsten und versuche es noch einmal.',
  'signIn.missingCode': 'Gib den Code ein.',
  'signIn.back': 'Zurück',
  'signIn.browser.title': 'Weiter geht es in deinem Browser',
  'signIn.browser.body':
    'Parley hat dort eine Seite geöffnet, um dich bei {server} anzumelden. Danach geht es hier von selbst weiter.',
  'signIn.browser.leave': 'Abbrechen',
  'signIn.provider.denied':
    'Die Anmeldung wurde auf der anderen Seite abgebrochen. Du kannst es noch einmal versuchen.',
  'signIn.provider.email_unverified':
    'Deine E-Mail-Adresse ist dort noch nicht bestätigt. Bestätige sie und versuche es noch einmal.',
  'signIn.provider.no_account':
    'Hier gibt es noch kein Konto für dich. Bitte deine Administration, eines anzulegen.',
  'signIn.provider.failed':
    'Die Anmeldung im Browser hat nicht geklappt. Versuche es noch einmal oder nimm dein Passwort.',
  'signOut.waiting': 'Noch nicht gesendet',
  'signOut.chatMessages': '{count, plural, one {# Nachricht} other {# Nachrichten}}',
  'signOut.chatDraft': 'Entwurf',
  'signOut.chatStuck': 'Konnte nicht gesendet werden',
  'signOut.unknownChat': 'Ein anderer Chat',
  'signOut.more': '{count, plural, one {und # weiterer Chat} other {und # weitere Chats}}',
  'signOut.sendFirst': 'Erst senden',
  'signOut.review': 'Öffne einen Chat, um fertig zu schreiben.',
  'secondFactor.title': 'Anmeldung in zwei Schritten',
  'secondFactor.loading': 'Server wird gefragt …',
  'secondFactor.intro':
    'Neben deinem Passwort fragt Parley nach einem Code aus einer App auf deinem Telefon. Wer dein Passwort erfährt, kommt damit allein nicht hinein.',
  'secondFactor.off': 'Sie ist aus',
  'secondFactor.on': 'Ein seit {date}',
  'secondFactor.codesLeft':
    '{count, plural, =0 {Es ist kein Wiederherstellungscode übrig. Erzeuge neue.} one {# Wiederherstellungscode ist übrig.} other {# Wiederherstellungscodes sind übrig.}}',
  'secondFactor.isRequired': 'Dein Arbeitsbereich verlangt sie.',
  'secondFactor.required':
    'Dein Arbeitsbereich verlangt einen zweiten Schritt. Richte ihn jetzt ein: Es dauert eine Minute und braucht ein Telefon mit einer Authenticator-App.',
  'secondFactor.setUp': 'Einrichten',
  'secondFactor.replace': 'Andere App verwenden',
  'secondFactor.renew': 'Neue Wiederherstellungscodes',
  'secondFactor.remove': 'Ausschalten',
  'secondFactor.next': 'Weiter',
  'secondFactor.confirm': 'Bestätigen',
  'secondFactor.setUpLead': 'Bestätige zuerst, dass du es bist.',
  'secondFactor.renewLead': 'Du bekommst zehn neue Codes. Die alten gelten dann nicht mehr.',
  'secondFactor.removeLead': 'Danach genügt allein dein Passwort.',
  'secondFactor.wrongPassword': 'Dieses Passwort stimmt nicht.',
  'secondFactor.qr': 'Ein Bild zum Scannen mit deiner Authenticator-App',
  'secondFactor.scan': 'Scanne dies mit deiner Authenticator-App.',
  'secondFactor.type': 'Oder gib dies darin ein:',
  'secondFactor.codeHint': 'Sechs Ziffern, die jede halbe Minute wechseln',
  'recoveryCodes.title': 'Deine Wiederherstellungscodes',
  'recoveryCodes.body':
    'Jeder lässt dich einmal hinein, wenn du dein Telefon nicht hast. Sie werden nur jetzt gezeigt: Bewahre sie dort auf, wo du Passwörter aufbewahrst.',
  'recoveryCodes.copy': 'Alle kopieren',
  'recoveryCodes.copied': 'Kopiert',
  'recoveryCodes.done': 'Ich habe sie aufbewahrt',
}
