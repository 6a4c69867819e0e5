import type { shell as en } from '../en/shell.ts'

export const shell: Readonly<Record<keyof typeof en, string>> = {
  'app.starting': 'Ihre Chats werden geöffnet …',
  'app.startFailed.title': 'Parley konnte seine Daten nicht lesen',
  'app.startFailed.body':
    'Nichts von dem, was Sie geschrieben haben, ist verloren. Versuchen Sie es noch einmal; hilft das nicht, starten Sie Parley neu.',

  'action.retry': 'Noch einmal versuchen',
  'action.close': 'Schließen',
  'action.dismiss': 'Ausblenden',
  'action.undo': 'Rückgängig',

  'error.generic': 'Das hat nicht geklappt. Versuchen Sie es gleich noch einmal.',
  'error.offline': 'Sie sind offline. Versuchen Sie es wieder, wenn die Verbindung steht.',
  'error.timeout': 'Der Server hat nicht rechtzeitig geantwortet. Versuchen Sie es noch einmal.',
  'error.forbidden': 'Ihre Rolle erlaubt das nicht.',
  'error.notFound': 'Das gibt es nicht mehr, oder Sie dürfen es nicht sehen.',
  'error.readOnly': 'Dieser Chat ist geschlossen. Öffnen Sie ihn wieder, um zu schreiben.',
  'error.transition': 'Der Chat hat sich inzwischen geändert, deshalb geht das nicht mehr.',
  'error.rateLimited':
    'Das war viel auf einmal. Versuchen Sie es in {seconds, plural, one {# Sekunde} other {# Sekunden}} wieder.',
  'error.fileTooLarge': 'Die Datei ist zu groß, oder es ist kein Platz für sie.',
  'error.fileRefused': 'Dateien wie diese werden nicht angenommen.',
  'error.tooLarge': 'Das ist zu lang zum Senden. Kürzen Sie es und versuchen Sie es noch einmal.',
  'error.signInAgain': 'Ihre Anmeldung ist abgelaufen. Melden Sie sich neu an, um weiterzumachen.',
  'error.unsupported': 'Diese Version von Parley ist für Ihren Server zu alt.',
  'error.claimLost': '{winner} war schneller und hat diesen Chat jetzt.',
  'error.paneTitle': 'Dieser Teil des Fensters reagiert nicht mehr',
  'error.paneBody': 'Der Rest läuft weiter. Was Sie geschrieben haben, ist gespeichert.',
  'error.paneAgain': 'Wieder anzeigen',

  'notice.cacheRebuilt':
    'Die gespeicherte Kopie Ihrer Chats war beschädigt und wird neu aufgebaut. Entwürfe und ungesendete Nachrichten sind sicher.',
  'notice.journalSalvaged':
    'Die Datei mit Ihren Entwürfen und ungesendeten Nachrichten war beschädigt. Was zu retten war, ist da; sehen Sie Ihre letzten Entwürfe durch.',
  'notice.vaultMemoryOnly':
    'Dieser Computer hat keinen sicheren Ort für Ihre Anmeldung. Nach jedem Neustart müssen Sie Ihr Passwort eingeben.',
  'notice.diskFull':
    'Die Festplatte ist voll. Schaffen Sie Platz, sonst können neue Nachrichten und Entwürfe nicht gespeichert werden.',
  'notice.newerFiles':
    'Diese Dateien stammen von einer neueren Version von Parley. Aktualisieren Sie Parley.',
  'notice.serverOlder':
    'Ihr Server ist älter als dieses Parley. Bis er aktualisiert ist, können Sie lesen, aber nicht senden: Sagen Sie es dem, der ihn betreibt.',
  'notice.updateNeeded':
    'Ihr Server ist neuer als dieses Parley: Manches fehlt hier. Aktualisieren Sie Parley, um es zu sehen.',
  'notice.signInAgain':
    'Ihre Anmeldung ist abgelaufen. Schreiben Sie ruhig weiter: Es wird gesendet, sobald Sie neu angemeldet sind.',
  'notice.shut':
    'Der Schlüssel zu diesen Dateien ist nicht erreichbar. Melden Sie sich neu an, um sie zu öffnen.',
  'notice.unsupported':
    'Ihr Server braucht Parley {version} oder neuer. Bis zur Aktualisierung können Sie lesen, aber nicht senden.',

  'notices.label': 'Hinweise',

  'rail.label': 'Hauptmenü',
  'rail.queue': 'Chats',
  'rail.shortcuts': 'Tastenkürzel',

  'theme.label': 'Aussehen',
  'theme.system': 'Wie das System',
  'theme.light': 'Hell',
  'theme.dark': 'Dunkel',

  'role.agent': 'Agent',
  'role.supervisor': 'Teamleitung',
  'role.admin': 'Administration',

  'accounts.add': 'Arbeitsbereich hinzufügen',
  'accounts.addLead': 'Seine Chats kommen zu den anderen in Ihre Warteschlange.',
  'accounts.cancel': 'Abbrechen',

  'status.label': 'Verbindung',
  'status.online': 'Online',
  'status.connecting': 'Verbindung wird hergestellt …',
  'status.reconnecting': 'Verbindung wird wiederhergestellt …',
  'status.offline': 'Offline',
  'status.offlineRetry': 'Offline, neuer Versuch in {seconds} s',
  'status.needsAuth': 'Vom Server abgemeldet',
  'status.unsupported': 'Aktualisierung nötig',
  'status.closed': 'Nicht verbunden',
  'status.retryNow': 'Jetzt versuchen',
  'status.waiting': '{count, plural, one {# wartet aufs Senden} other {# warten aufs Senden}}',
  'status.completeTo': 'vollständig bis {time}',
  'status.completeToExact': 'Alles bis {time} liegt auf diesem Computer.',
  'status.neverComplete': 'erster Abgleich läuft',

  'pane.queue': 'Liste der Chats',
  'pane.conversation': 'Unterhaltung',
  'pane.customer': 'Kunde',
  'pane.resizeQueue': 'Breite der Liste',
  'pane.resizeCustomer': 'Breite des Kundenbereichs',

  'time.now': 'jetzt',
  'time.today': 'Heute',
  'time.yesterday': 'Gestern',

  'toasts.label': 'Meldungen von Parley',

  'notice.leaseEnding':
    'Parley hat Ihren Server lange nicht erreicht. Was auf diesem Computer liegt, wird am {date} zerstört, wenn das so bleibt.',
  'wiped.remote_wipe': 'Dieses Gerät wurde am {date} auf Anordnung gelöscht.',

  'wiped.revoked':
    'Was auf diesem Gerät lag, wurde am {date} zerstört: Das Gerät wurde entfernt oder das Konto gesperrt.',
  'wiped.lease':
    'Was auf diesem Gerät lag, wurde am {date} zerstört: Es hatte den Server zu lange nicht erreicht.',
  'wiped.lost':
    '{count, plural, =0 {Nichts Ungesendetes ging verloren.} one {# nicht gesendete Nachricht ist verloren.} other {# nicht gesendete Nachrichten sind verloren.}}',
  'wiped.lostUnknown': 'Nicht gesendete Nachrichten sind verloren. Wie viele, ist nicht bekannt.',

  'error.deviceWiped':
    'Dieses Gerät musste erst zerstören, was es hielt. Das ist geschehen: Melden Sie sich neu an.',

  'lock.now': 'Jetzt sperren',
  'lock.settings': 'App-Sperre',
  'lock.title': 'Parley ist gesperrt',
  'lock.body': 'Nachrichten kommen weiter an und gehen weiter hinaus. Gezeigt wird davon nichts.',
  'lock.pin': 'PIN oder Passphrase',
  'lock.unlock': 'Entsperren',
  'lock.wrong':
    '{left, plural, one {Das ist falsch. Noch ein Versuch, dann hilft nur Ihr Passwort.} other {Das ist falsch. Noch # Versuche.}}',
  'lock.wait': 'Versuchen Sie es in {seconds, plural, one {# Sekunde} other {# Sekunden}} wieder.',
  'lock.password':
    'Zu viele falsche Versuche. Geben Sie das Passwort Ihres Kontos ein; dafür muss der Server erreichbar sein.',
  'lock.account': 'Arbeitsbereich',
  'lock.intro':
    'Sperrt das Fenster, wenn Sie nicht da sind. Das hält ab, wer sich an Ihren Platz setzt, nicht wer Ihre Festplatte lesen kann: Was dort liegt, ist mit einem eigenen Schlüssel verschlüsselt.',
  'lock.current': 'Bisherige PIN',
  'lock.new': 'Neue PIN oder Passphrase',
  'lock.again': 'Noch einmal dieselbe',
  'lock.hint': '4 bis 12 Ziffern oder eine Passphrase ab 8 Zeichen.',
  'lock.mismatch': 'Die beiden stimmen nicht überein.',
  'lock.idle': 'Sperren nach',
  'lock.minutes': '{count, plural, one {# Minute} other {# Minuten}}',
  'lock.save': 'Speichern',
  'lock.remove': 'Sperre entfernen',

  'status.panel': 'Verbindung und Versand',
  'status.nothingWaiting': 'Alles, was Sie geschrieben haben, ist gesendet.',
  'status.waitingOffline': 'Es geht von selbst hinaus, sobald Sie online sind.',
  'waiting.label': 'Chats, in denen etwas wartet',
  'waiting.held': 'Geht gleich hinaus.',
  'waiting.sending': 'Ist unterwegs.',
  'waiting.offline': 'Wartet auf die Verbindung.',
  'waiting.again': 'Kam nicht durch. Parley versucht es noch einmal.',
  'waiting.old': 'Inzwischen alt. Passt es noch?',
  'waiting.stale': 'Der Chat hat sich geändert, seit Sie damit begonnen haben.',
  'waiting.look': 'Ansehen',
  'waiting.several': '{count, plural, one {# Nachricht} other {# Nachrichten}}: {why}',
  'waiting.moreStuck': '{count, plural, one {# weitere wartet im Chat} other {# weitere warten im Chat}}',
  'status.toConfirm':
    '{count, plural, one {# Antwort ist inzwischen alt. Passt sie noch?} other {# Antworten sind inzwischen alt. Passen sie noch?}}',
  'status.confirm.send': 'Alle senden',
  'status.confirm.discard': 'Alle verwerfen',
  'status.confirm.discardSure':
    '{count, plural, one {# Antwort endgültig verwerfen} other {# Antworten endgültig verwerfen}}',
  'status.confirm.keep': 'Einzeln entscheiden',
  'status.pack': 'Verläufe zum Lesen ohne Verbindung',
  'status.packOf': '{complete} von {wanted}',
  'status.clockWrong': 'Die Uhr dieses Computers geht falsch. Die Zeiten hier richten sich nach dem Server.',
  'status.unsupported.console':
    'Aktualisieren Sie Parley, um sich wieder zu verbinden. Was hier ist, können Sie lesen.',
  'status.unsupported.server':
    'Der Server ist älter als dieses Parley. Bitten Sie den Betreiber, ihn zu aktualisieren.',
  'proxy.username': 'Benutzername für den Proxy',
  'proxy.password': 'Passwort für den Proxy',
  'proxy.signIn': 'Am Proxy anmelden',
  'proxy.hint': 'Wird bis zum Schließen von Parley behalten, nicht auf der Festplatte.',
  'presence.label': 'Ihre Erreichbarkeit',
  'presence.available': 'Verfügbar',
  'presence.busy': 'Beschäftigt',
  'presence.away': 'Abwesend',
  'presence.offline': 'Als offline angezeigt',
  'presence.until': 'bis {time}',
  'presence.howLong': 'Wie lange',
  'presence.untilChanged': 'Bis ich es ändere',
  'presence.minutes': '{count, plural, one {# Minute} other {# Minuten}}',
  'presence.hours': '{count, plural, one {# Stunde} other {# Stunden}}',
  'rail.accountIs': 'Ihr Konto: {name}, {presence}',
  'rail.status': 'Verbindung: {state}',
  'offline.captive_portal.reason': 'Dieses Netz verlangt eine Anmeldung, bevor es etwas durchlässt.',
  'offline.captive_portal.hint': 'Öffnen Sie http://{host} im Browser und folgen Sie den Angaben des Netzes.',
  'offline.proxy_auth.reason': 'Der Proxy dieses Netzes verlangt Benutzername und Passwort.',
  'offline.proxy_auth.hint': 'Geben Sie ein, was Sie von Ihrer Firma bekommen haben.',
  'offline.proxy_scheme.reason':
    'Der Proxy dieses Netzes verlangt eine Anmeldung, die Parley nicht kennt (NTLM oder Kerberos).',
  'offline.proxy_scheme.hint':
    'Bitten Sie den Betreiber des Proxys, den Server durchzulassen oder Basic anzubieten.',
  'offline.proxy.reason': 'Der Proxy dieses Netzes ist nicht erreichbar oder lässt Parley nicht durch.',
  'offline.proxy.hint': 'Prüfen Sie die Proxy-Einstellungen des Systems oder fragen Sie den Betreiber.',
  'offline.tls_expired.reason':
    'Das Zertifikat von {host} ist abgelaufen oder noch nicht gültig, deshalb wird nichts dorthin gesendet.',
  'offline.tls_expired.hint':
    'Prüfen Sie das Datum dieses Computers. Stimmt es, sagen Sie dem Betreiber des Servers Bescheid.',
  'offline.tls_unknown_authority.reason':
    'Das Zertifikat von {host} kommt von niemandem, dem dieser Computer vertraut, deshalb wird nichts dorthin gesendet.',
  'offline.tls_unknown_authority.hint':
    'In einem Firmennetz muss vielleicht erst dessen Zertifikat auf diesem Computer installiert werden.',
  'offline.tls_wrong_host.reason':
    'Für {host} antwortet jemand mit einem Zertifikat auf einen anderen Namen, deshalb wird nichts dorthin gesendet.',
  'offline.tls_wrong_host.hint': 'Prüfen Sie die Adresse, und ob dieses Netz eine Anmeldung verlangt.',
  'offline.tls.reason':
    'Zu {host} kommt keine sichere Verbindung zustande, deshalb wird nichts dorthin gesendet.',
  'offline.tls.hint': 'Sagen Sie dem Betreiber des Servers oder dieses Netzes Bescheid.',
  'offline.dns.reason': 'Der Name {host} wird nicht gefunden.',
  'offline.dns.hint': 'Prüfen Sie die Adresse und Ihre Netzverbindung.',
  'offline.refused.reason': 'Unter {host} antwortet nichts.',
  'offline.refused.hint': 'Der Server ist vielleicht kurz nicht da. Parley versucht es weiter.',
  'offline.timeout.reason': '{host} antwortet nicht rechtzeitig.',
  'offline.timeout.hint': 'Das Netz ist vielleicht langsam. Parley versucht es weiter.',
  'offline.no_network.reason': 'Dieser Computer ist mit keinem Netz verbunden.',
  'offline.no_network.hint': 'Verbinden Sie ihn. Parley merkt es von selbst.',
  'offline.server_error.reason': 'Dem Server geht es gerade nicht gut.',
  'offline.server_error.hint': 'Parley versucht es weiter.',
  'offline.not_parley.reason': 'Was unter {host} antwortet, ist kein Parley-Server.',
  'offline.not_parley.hint': 'Prüfen Sie die Adresse. Es ist die, die Sie von Ihrer Verwaltung haben.',
  'offline.unreachable.reason': 'Der Server ist nicht erreichbar.',
  'offline.unreachable.hint': 'Parley versucht es weiter.',
}
