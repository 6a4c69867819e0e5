import type { shell as en } from '../en/shell.ts'

export const shell: Readonly<Record<keyof typeof en, string>> = {
  'app.starting': 'Ouverture de vos conversations…',
  'app.startFailed.title': 'Parley n’a pas pu lire ses données',
  'app.startFailed.body':
    'Rien de ce que vous avez écrit n’est perdu. Réessayez ; si cela continue, redémarrez Parley.',

  'action.retry': 'Réessayer',
  'action.close': 'Fermer',
  'action.dismiss': 'Masquer',
  'action.undo': 'Annuler',

  'error.generic': 'Cela n’a pas fonctionné. Réessayez dans un instant.',
  'error.offline': 'Vous êtes hors ligne. Réessayez quand la connexion sera revenue.',
  'error.timeout': 'Le serveur n’a pas répondu à temps. Réessayez.',
  'error.forbidden': 'Votre rôle ne le permet pas.',
  'error.notFound': 'Cet élément n’existe plus ou ne vous est pas visible.',
  'error.readOnly': 'Cette conversation est fermée. Rouvrez-la pour y écrire.',
  'error.transition': 'La conversation a changé entre-temps, ce n’est donc plus possible.',
  'error.rateLimited':
    'Cela fait beaucoup d’un coup. Réessayez dans {seconds, plural, one {# seconde} other {# secondes}}.',
  'error.fileTooLarge': 'Le fichier est trop volumineux, ou il n’y a plus de place.',
  'error.fileRefused': 'Les fichiers de ce type ne sont pas acceptés.',
  'error.tooLarge': 'C’est trop long pour être envoyé. Raccourcissez et réessayez.',
  'error.signInAgain': 'Votre session a expiré. Reconnectez-vous pour continuer.',
  'error.unsupported': 'Cette version de Parley est trop ancienne pour votre serveur.',
  'error.claimLost': '{winner} a été plus rapide et s’occupe maintenant de cette conversation.',
  'error.paneTitle': 'Cette partie de la fenêtre ne fonctionne plus',
  'error.paneBody': 'Le reste continue. Ce que vous avez écrit est enregistré.',
  'error.paneAgain': 'Afficher de nouveau',

  'notice.cacheRebuilt':
    'La copie enregistrée de vos conversations était endommagée et se reconstruit. Les brouillons et les messages non envoyés sont intacts.',
  'notice.journalSalvaged':
    'Le fichier de vos brouillons et messages non envoyés était endommagé. Ce qui a pu être sauvé est ici ; vérifiez vos derniers brouillons.',
  'notice.vaultMemoryOnly':
    'Cet ordinateur n’a pas d’endroit sûr pour votre connexion. Il faudra saisir votre mot de passe après chaque redémarrage.',
  'notice.diskFull':
    'Le disque est plein. Libérez de l’espace, sinon les nouveaux messages et brouillons ne pourront pas être enregistrés.',
  'notice.newerFiles':
    'Ces fichiers viennent d’une version plus récente de Parley. Mettez Parley à jour pour les utiliser.',
  'notice.serverOlder':
    'Votre serveur est plus ancien que ce Parley. D’ici sa mise à jour, vous pouvez lire, mais pas envoyer : prévenez qui l’administre.',
  'notice.updateNeeded':
    'Votre serveur est plus récent que ce Parley : certaines choses manquent ici. Mettez Parley à jour pour les voir.',
  'notice.signInAgain':
    'Votre session a expiré. Continuez à écrire : tout partira dès que vous serez reconnecté.',
  'notice.shut': 'La clé de ces fichiers est hors d’atteinte. Reconnectez-vous pour les ouvrir.',
  'notice.unsupported':
    'Votre serveur demande Parley {version} ou plus récent. D’ici la mise à jour, vous pouvez lire, mais pas envoyer.',

  'notices.label': 'Avis',

  'rail.label': 'Principal',
  'rail.queue': 'Conversations',
  'rail.shortcuts': 'Raccourcis clavier',

  'theme.label': 'Apparence',
  'theme.system': 'Comme le système',
  'theme.light': 'Clair',
  'theme.dark': 'Sombre',

  'role.agent': 'Agent',
  'role.supervisor': 'Superviseur',
  'role.admin': 'Administrateur',

  'accounts.add': 'Ajouter un espace de travail',
  'accounts.addLead': 'Ses conversations rejoignent les autres dans votre file.',
  'accounts.cancel': 'Annuler',

  'status.label': 'Connexion',
  'status.online': 'En ligne',
  'status.connecting': 'Connexion…',
  'status.reconnecting': 'Reconnexion…',
  'status.offline': 'Hors ligne',
  'status.offlineRetry': 'Hors ligne, nouvel essai dans {seconds} s',
  'status.needsAuth': 'Déconnecté par le serveur',
  'status.unsupported': 'Mise à jour nécessaire',
  'status.closed': 'Non connecté',
  'status.retryNow': 'Réessayer',
  'status.waiting': '{count, plural, one {# à envoyer} other {# à envoyer}}',
  'status.completeTo': 'complet jusqu’à {time}',
  'status.completeToExact': 'Tout jusqu’au {time} est sur cet ordinateur.',
  'status.neverComplete': 'première synchronisation en cours',

  'pane.queue': 'Liste des conversations',
  'pane.conversation': 'Conversation',
  'pane.customer': 'Client',
  'pane.resizeQueue': 'Largeur de la liste',
  'pane.resizeCustomer': 'Largeur du volet client',

  'time.now': 'maintenant',
  'time.today': 'Aujourd’hui',
  'time.yesterday': 'Hier',

  'toasts.label': 'Messages de Parley',

  'notice.leaseEnding':
    'Parley n’a pas joint votre serveur depuis longtemps. Si cela continue, ce que garde cet ordinateur sera détruit le {date}.',
  'wiped.remote_wipe': 'Cet appareil a été effacé le {date}, sur ordre.',

  'wiped.revoked':
    'Ce que gardait cet appareil a été détruit le {date} : l’appareil a été retiré ou le compte désactivé.',
  'wiped.lease':
    'Ce que gardait cet appareil a été détruit le {date} : il n’avait pas joint le serveur depuis trop longtemps.',
  'wiped.lost':
    '{count, plural, =0 {Rien de non envoyé n’a été perdu.} one {# message non envoyé est perdu.} other {# messages non envoyés sont perdus.}}',
  'wiped.lostUnknown': 'Les messages non envoyés sont perdus. Leur nombre n’est pas connu.',

  'error.deviceWiped':
    'Cet appareil devait d’abord détruire ce qu’il gardait. C’est fait : reconnectez-vous.',

  'lock.now': 'Verrouiller maintenant',
  'lock.settings': 'Verrouillage de l’application',
  'lock.title': 'Parley est verrouillé',
  'lock.body': 'Les messages continuent d’arriver et de partir. Rien n’en est montré.',
  'lock.pin': 'Code PIN ou phrase secrète',
  'lock.unlock': 'Déverrouiller',
  'lock.wrong':
    '{left, plural, one {Ce n’est pas correct. Encore un essai, puis seul votre mot de passe servira.} other {Ce n’est pas correct. Il reste # essais.}}',
  'lock.wait': 'Réessayez dans {seconds, plural, one {# seconde} other {# secondes}}.',
  'lock.password':
    'Trop d’essais erronés. Saisissez le mot de passe de votre compte ; le serveur doit être joignable.',
  'lock.account': 'Espace de travail',
  'lock.intro':
    'Verrouille la fenêtre en votre absence. Cela arrête qui s’assied à votre place, pas qui peut lire votre disque : ce qui s’y trouve est chiffré avec une clé propre.',
  'lock.current': 'Code PIN actuel',
  'lock.new': 'Nouveau code PIN ou phrase secrète',
  'lock.again': 'Encore une fois le même',
  'lock.hint': '4 à 12 chiffres, ou une phrase d’au moins 8 caractères.',
  'lock.mismatch': 'Les deux ne sont pas identiques.',
  'lock.idle': 'Verrouiller après',
  'lock.minutes': '{count, plural, one {# minute} other {# minutes}}',
  'lock.save': 'Enregistrer',
  'lock.remove': 'Retirer le verrou',

  'status.panel': 'Connexion et envoi',
  'status.nothingWaiting': 'Tout ce que vous avez écrit est envoyé.',
  'status.waitingOffline': 'Cela partira tout seul dès que vous serez en ligne.',
  'waiting.label': 'Conversations où quelque chose attend',
  'waiting.held': 'Part dans un instant.',
  'waiting.sending': 'En route.',
  'waiting.offline': 'Attend la connexion.',
  'waiting.again': 'N’est pas passé. Parley réessaie.',
  'waiting.old': 'Déjà ancien. Est-ce toujours d’actualité ?',
  'waiting.stale': 'La conversation a changé depuis que vous l’avez commencé.',
  'waiting.look': 'Regarder',
  'waiting.several': '{count, plural, one {# message} other {# messages}} : {why}',
  'waiting.moreStuck':
    '{count, plural, one {# autre attend dans la conversation} other {# autres attendent dans la conversation}}',
  'status.toConfirm':
    '{count, plural, one {# réponse date un peu. Convient-elle encore ?} other {# réponses datent un peu. Conviennent-elles encore ?}}',
  'status.confirm.send': 'Tout envoyer',
  'status.confirm.discard': 'Tout abandonner',
  'status.confirm.discardSure':
    '{count, plural, one {Abandonner # réponse pour de bon} other {Abandonner # réponses pour de bon}}',
  'status.confirm.keep': 'Décider une par une',
  'status.pack': 'Conversations lisibles hors ligne',
  'status.packOf': '{complete} sur {wanted}',
  'status.clockWrong': 'L’horloge de cet ordinateur est fausse. Les heures affichées suivent le serveur.',
  'status.unsupported.console':
    'Mettez Parley à jour pour vous reconnecter. Vous pouvez lire ce qui est ici.',
  'status.unsupported.server':
    'Le serveur est plus ancien que ce Parley. Demandez à son responsable de le mettre à jour.',
  'proxy.username': 'Nom d’utilisateur du proxy',
  'proxy.password': 'Mot de passe du proxy',
  'proxy.signIn': 'Se connecter au proxy',
  'proxy.hint': 'Conservé jusqu’à la fermeture de Parley, jamais sur le disque.',
  'presence.label': 'Votre disponibilité',
  'presence.available': 'Disponible',
  'presence.busy': 'Occupé',
  'presence.away': 'Absent',
  'presence.offline': 'Affiché hors ligne',
  'presence.until': 'jusqu’à {time}',
  'presence.howLong': 'Pour combien de temps',
  'presence.untilChanged': 'Jusqu’à nouvel ordre',
  'presence.minutes': '{count, plural, one {# minute} other {# minutes}}',
  'presence.hours': '{count, plural, one {# heure} other {# heures}}',
  'rail.accountIs': 'Votre compte : {name}, {presence}',
  'rail.status': 'Connexion : {state}',
  'offline.captive_portal.reason':
    'Ce réseau demande une connexion avant de laisser passer quoi que ce soit.',
  'offline.captive_portal.hint':
    'Ouvrez http://{host} dans votre navigateur et suivez les indications du réseau.',
  'offline.proxy_auth.reason': 'Le proxy de ce réseau demande un nom d’utilisateur et un mot de passe.',
  'offline.proxy_auth.hint': 'Saisissez ce que votre entreprise vous a donné.',
  'offline.proxy_scheme.reason':
    'Le proxy de ce réseau demande une méthode de connexion que Parley ne connaît pas (NTLM ou Kerberos).',
  'offline.proxy_scheme.hint':
    'Demandez au responsable du proxy de laisser passer le serveur ou de proposer Basic.',
  'offline.proxy.reason': 'Le proxy de ce réseau est injoignable ou ne laisse pas passer Parley.',
  'offline.proxy.hint': 'Vérifiez les réglages de proxy du système ou demandez à son responsable.',
  'offline.tls_expired.reason':
    'Le certificat de {host} a expiré ou n’est pas encore valide : rien ne lui est envoyé.',
  'offline.tls_expired.hint':
    'Vérifiez la date de cet ordinateur. Si elle est juste, prévenez le responsable du serveur.',
  'offline.tls_unknown_authority.reason':
    'Le certificat de {host} ne vient de personne en qui cet ordinateur ait confiance : rien ne lui est envoyé.',
  'offline.tls_unknown_authority.hint':
    'Dans un réseau d’entreprise, il faut parfois d’abord installer son certificat sur cet ordinateur.',
  'offline.tls_wrong_host.reason':
    'Quelqu’un répond pour {host} avec un certificat d’un autre nom : rien ne lui est envoyé.',
  'offline.tls_wrong_host.hint': 'Vérifiez l’adresse, et si ce réseau demande une connexion.',
  'offline.tls.reason': 'Aucune connexion sûre avec {host} n’est possible : rien ne lui est envoyé.',
  'offline.tls.hint': 'Prévenez le responsable du serveur ou de ce réseau.',
  'offline.dns.reason': 'Le nom {host} est introuvable.',
  'offline.dns.hint': 'Vérifiez l’adresse et votre connexion réseau.',
  'offline.refused.reason': 'Rien ne répond à {host}.',
  'offline.refused.hint': 'Le serveur est peut-être arrêté un instant. Parley continue d’essayer.',
  'offline.timeout.reason': '{host} ne répond pas à temps.',
  'offline.timeout.hint': 'Le réseau est peut-être lent. Parley continue d’essayer.',
  'offline.no_network.reason': 'Cet ordinateur n’est connecté à aucun réseau.',
  'offline.no_network.hint': 'Connectez-le. Parley s’en apercevra tout seul.',
  'offline.server_error.reason': 'Le serveur ne va pas bien en ce moment.',
  'offline.server_error.hint': 'Parley continue d’essayer.',
  'offline.not_parley.reason': 'Ce qui répond à {host} n’est pas un serveur Parley.',
  'offline.not_parley.hint': 'Vérifiez l’adresse. C’est celle que votre administrateur vous a donnée.',
  'offline.unreachable.reason': 'Le serveur est injoignable.',
  'offline.unreachable.hint': 'Parley continue d’essayer.',
}
