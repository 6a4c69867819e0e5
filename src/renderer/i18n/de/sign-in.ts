import type { signIn as en } from '../en/sign-in.ts'

export const signIn: Readonly<Record<keyof typeof en, string>> = {
  'signIn.title': 'Bei Parley anmelden',
  'signIn.lead': 'Ihre Chats warten auf Sie.',
  'signIn.promise':
    'Was Sie lesen und schreiben, liegt verschlüsselt auf diesem Computer und bleibt Ihnen, auch wenn das Netz es nicht tut.',
  'signIn.server': 'Adresse des Servers',
  'signIn.serverPlaceholder': 'chat.example.com',
  'signIn.email': 'E-Mail',
  'signIn.password': 'Passwort',
  'signIn.submit': 'Anmelden',
  'signIn.submitting': 'Anmeldung läuft …',
  'signIn.wrongCredentials':
    'E-Mail oder Passwort stimmt nicht. Prüfen Sie beides und versuchen Sie es noch einmal.',
  'signIn.offlineTitle': 'Parley erreicht {server} nicht',
  'signIn.offlineBody':
    'Prüfen Sie die Adresse und Ihr Netzwerk. Wenn Sie über ein VPN arbeiten, muss es eingeschaltet sein.',
  'signIn.invalidServer': 'Geben Sie die Adresse Ihres Servers ein, etwa chat.example.com.',
  'signIn.invalidEmail': 'Geben Sie Ihre E-Mail-Adresse ein, etwa name@example.com.',
  'signIn.missingPassword': 'Geben Sie Ihr Passwort ein.',
  'signIn.rateLimited':
    'Zu viele Versuche. Versuchen Sie es in {seconds, plural, one {# Sekunde} other {# Sekunden}} wieder.',
  'signIn.rateLimitOver': 'Sie können es jetzt wieder versuchen.',
  'signIn.taken':
    'In diesem Arbeitsbereich sind Sie mit einem anderen Konto angemeldet. Melden Sie sich dort zuerst ab.',
  'signIn.again.title': 'Neu anmelden',
  'signIn.again.body':
    'Für {email} auf {server}. Was Sie geschrieben haben, bleibt und wird danach gesendet.',

  'signOut.action': 'Abmelden',
  'signOut.from': 'Von {workspace} abmelden',
  'signOut.title': 'Abmelden und Ungesendetes verlieren?',
  'signOut.titleOf': 'Von {workspace} abmelden und Ungesendetes verlieren?',
  'signOut.unsent':
    '{count, plural, one {# Nachricht ist noch nicht gesendet.} other {# Nachrichten sind noch nicht gesendet.}}',
  'signOut.drafts': '{count, plural, one {In # Chat liegt ein Entwurf.} other {In # Chats liegen Entwürfe.}}',
  'signOut.unknown': 'Parley kann nicht feststellen, ob alles gesendet wurde.',
  'signOut.body':
    'Beim Abmelden werden Ihre Chats, Entwürfe und ungesendeten Nachrichten von diesem Computer entfernt.',
  'signOut.discard': 'Abmelden und verwerfen',
  'signOut.stay': 'Angemeldet bleiben',

  'signIn.places': 'Arbeitsbereiche auf diesem Computer',
  'signIn.forget': '{workspace} vergessen',
  'signIn.with': 'Mit {name} anmelden',
  'signIn.check.checking': 'Server wird gesucht …',
  'signIn.check.found': 'Ein Parley-Server, Version {version}',
  'signIn.check.wantsNewer':
    'Dieser Server braucht ein neueres Parley. Fragen Sie die Person, die Parley für Sie eingerichtet hat, nach der Aktualisierung.',
  'signIn.check.unreachable': 'Unter {server} antwortet niemand. Prüfen Sie die Adresse und Ihr Netzwerk.',
  'signIn.notParley':
    'Unter dieser Adresse ist kein Parley-Server. Klären Sie das mit der Person, von der Sie sie haben.',
  'signIn.certificate':
    'Die Identität dieses Servers lässt sich nicht bestätigen, deshalb wurde ihm nichts gesendet. Auch eine falsch gehende Uhr kann der Grund sein.',
  'signIn.notFromHere':
    'Aus diesem Netzwerk können Sie sich nicht anmelden. Fragen Sie Ihre Administration, welche Netzwerke erlaubt sind.',
  'signIn.over': 'Diese Anmeldung hat zu lange gedauert. Geben Sie Ihr Passwort noch einmal ein.',
  'signIn.code': 'Code aus Ihrer App',
  'signIn.codeLead':
    'Öffnen Sie Ihre Authenticator-App und geben Sie die sechs Ziffern ein, die sie für Parley zeigt.',
  'signIn.recoveryCode': 'Wiederherstellungscode',
  'signIn.recoveryLead':
    'Geben Sie einen der Wiederherstellungscodes ein, die Sie aufbewahrt haben. Er gilt einmal.',
  'signIn.useRecovery': 'Wiederherstellungscode verwenden',
  'signIn.useApp': 'Stattdessen die App verwenden',
  'signIn.wrongCode':
    'Dieser Code stimmt nicht oder wurde schon verwendet. Warten Sie auf den nächsten und versuchen Sie es noch einmal.',
  'signIn.missingCode': 'Geben Sie den Code ein.',
  'signIn.back': 'Zurück',
  'signIn.browser.title': 'Weiter geht es in Ihrem Browser',
  'signIn.browser.body':
    'Parley hat dort eine Seite geöffnet, um Sie bei {server} anzumelden. Danach geht es hier von selbst weiter.',
  'signIn.browser.leave': 'Abbrechen',
  'signIn.provider.denied':
    'Die Anmeldung wurde auf der anderen Seite abgebrochen. Sie können es noch einmal versuchen.',
  'signIn.provider.email_unverified':
    'Ihre E-Mail-Adresse ist dort noch nicht bestätigt. Bestätigen Sie sie und versuchen Sie es noch einmal.',
  'signIn.provider.no_account':
    'Hier gibt es noch kein Konto für Sie. Bitten Sie Ihre Administration, eines anzulegen.',
  'signIn.provider.failed':
    'Die Anmeldung im Browser hat nicht geklappt. Versuchen Sie es noch einmal oder nehmen Sie Ihr Passwort.',
  'signOut.waiting': 'Noch nicht gesendet',
  'signOut.chatMessages': '{count, plural, one {# Nachricht} other {# Nachrichten}}',
  'signOut.chatDraft': 'Entwurf',
  'signOut.chatStuck': 'Konnte nicht gesendet werden',
  'signOut.unknownChat': 'Ein anderer Chat',
  'signOut.more': '{count, plural, one {und # weiterer Chat} other {und # weitere Chats}}',
  'signOut.sendFirst': 'Erst senden',
  'signOut.review': 'Öffnen Sie einen Chat, um fertig zu schreiben.',
  'secondFactor.title': 'Anmeldung in zwei Schritten',
  'secondFactor.loading': 'Server wird gefragt …',
  'secondFactor.intro':
    'Neben Ihrem Passwort fragt Parley nach einem Code aus einer App auf Ihrem Telefon. Wer Ihr Passwort erfährt, kommt damit allein nicht hinein.',
  'secondFactor.off': 'Sie ist aus',
  'secondFactor.on': 'Ein seit {date}',
  'secondFactor.codesLeft':
    '{count, plural, =0 {Es ist kein Wiederherstellungscode übrig. Erzeugen Sie neue.} one {# Wiederherstellungscode ist übrig.} other {# Wiederherstellungscodes sind übrig.}}',
  'secondFactor.isRequired': 'Ihr Arbeitsbereich verlangt sie.',
  'secondFactor.required':
    'Ihr Arbeitsbereich verlangt einen zweiten Schritt. Richten Sie ihn jetzt ein: Es dauert eine Minute und braucht ein Telefon mit einer Authenticator-App.',
  'secondFactor.setUp': 'Einrichten',
  'secondFactor.replace': 'Andere App verwenden',
  'secondFactor.renew': 'Neue Wiederherstellungscodes',
  'secondFactor.remove': 'Ausschalten',
  'secondFactor.next': 'Weiter',
  'secondFactor.confirm': 'Bestätigen',
  'secondFactor.setUpLead': 'Bestätigen Sie zuerst, dass Sie es sind.',
  'secondFactor.renewLead': 'Sie bekommen zehn neue Codes. Die alten gelten dann nicht mehr.',
  'secondFactor.removeLead': 'Danach genügt allein Ihr Passwort.',
  'secondFactor.wrongPassword': 'Dieses Passwort stimmt nicht.',
  'secondFactor.qr': 'Ein Bild zum Scannen mit Ihrer Authenticator-App',
  'secondFactor.scan': 'Scannen Sie dies mit Ihrer Authenticator-App.',
  'secondFactor.type': 'Oder geben Sie dies darin ein:',
  'secondFactor.codeHint': 'Sechs Ziffern, die jede halbe Minute wechseln',
  'recoveryCodes.title': 'Ihre Wiederherstellungscodes',
  'recoveryCodes.body':
    'Jeder lässt Sie einmal hinein, wenn Ihr Telefon fehlt. Die Codes werden nur jetzt gezeigt: Bewahren Sie sie dort auf, wo Sie Passwörter aufbewahren.',
  'recoveryCodes.copy': 'Alle kopieren',
  'recoveryCodes.copied': 'Kopiert',
  'recoveryCodes.done': 'Ich habe sie aufbewahrt',
}
