import type { signIn as en } from '../en/sign-in.ts'

export const signIn: Readonly<Record<keyof typeof en, string>> = {
  'signIn.title': 'Se connecter à Parley',
  'signIn.lead': 'Vos conversations vous attendent.',
  'signIn.promise':
    'Ce que vous lisez et écrivez est conservé chiffré sur cet ordinateur, et vous reste même quand le réseau vous quitte.',
  'signIn.server': 'Adresse du serveur',
  'signIn.serverPlaceholder': 'chat.example.com',
  'signIn.email': 'E-mail',
  'signIn.password': 'Mot de passe',
  'signIn.submit': 'Se connecter',
  'signIn.submitting': 'Connexion…',
  'signIn.wrongCredentials': 'L’e-mail ou le mot de passe n’est pas correct. Vérifiez les deux et réessayez.',
  'signIn.offlineTitle': 'Parley ne parvient pas à joindre {server}',
  'signIn.offlineBody':
    'Vérifiez l’adresse et votre réseau. Si vous passez par un VPN, assurez-vous qu’il est activé.',
  'signIn.invalidServer': 'Saisissez l’adresse de votre serveur, par exemple chat.example.com.',
  'signIn.invalidEmail': 'Saisissez votre adresse e-mail, par exemple nom@example.com.',
  'signIn.missingPassword': 'Saisissez votre mot de passe.',
  'signIn.rateLimited':
    'Trop de tentatives. Réessayez dans {seconds, plural, one {# seconde} other {# secondes}}.',
  'signIn.rateLimitOver': 'Vous pouvez réessayer maintenant.',
  'signIn.taken':
    'Vous êtes déjà connecté à cet espace de travail avec un autre compte. Déconnectez-vous-en d’abord.',
  'signIn.again.title': 'Se reconnecter',
  'signIn.again.body': 'Pour {email} sur {server}. Ce que vous avez écrit est conservé et partira ensuite.',

  'signOut.action': 'Se déconnecter',
  'signOut.from': 'Se déconnecter de {workspace}',
  'signOut.title': 'Se déconnecter et perdre ce qui n’est pas envoyé ?',
  'signOut.titleOf': 'Se déconnecter de {workspace} et perdre ce qui n’est pas envoyé ?',
  'signOut.unsent':
    '{count, plural, one {# message n’a pas encore été envoyé.} other {# messages n’ont pas encore été envoyés.}}',
  'signOut.drafts':
    '{count, plural, one {Il y a un brouillon dans # conversation.} other {Il y a des brouillons dans # conversations.}}',
  'signOut.unknown': 'Parley ne peut pas savoir si tout a été envoyé.',
  'signOut.body':
    'La déconnexion retire de cet ordinateur vos conversations, brouillons et messages non envoyés.',
  'signOut.discard': 'Se déconnecter et abandonner',
  'signOut.stay': 'Rester connecté',

  'signIn.places': 'Espaces de travail sur cet ordinateur',
  'signIn.forget': 'Oublier {workspace}',
  'signIn.with': 'Se connecter avec {name}',
  'signIn.check.checking': 'Recherche du serveur…',
  'signIn.check.found': 'Un serveur Parley, version {version}',
  'signIn.check.wantsNewer':
    'Ce serveur demande une version plus récente de Parley. Demandez la mise à jour à la personne qui a installé Parley pour vous.',
  'signIn.check.unreachable': 'Personne ne répond à {server}. Vérifiez l’adresse et votre réseau.',
  'signIn.notParley':
    'Il n’y a pas de serveur Parley à cette adresse. Vérifiez-la avec la personne qui vous l’a donnée.',
  'signIn.certificate':
    'L’identité de ce serveur ne peut pas être confirmée : rien ne lui a été envoyé. Une horloge déréglée peut aussi en être la cause.',
  'signIn.notFromHere':
    'Vous ne pouvez pas vous connecter depuis ce réseau. Demandez à votre administrateur lesquels sont autorisés.',
  'signIn.over': 'Cette connexion a pris trop de temps. Saisissez à nouveau votre mot de passe.',
  'signIn.code': 'Code de votre application',
  'signIn.codeLead':
    'Ouvrez votre application d’authentification et saisissez les six chiffres affichés pour Parley.',
  'signIn.recoveryCode': 'Code de récupération',
  'signIn.recoveryLead':
    'Saisissez un des codes de récupération que vous avez conservés. Il ne sert qu’une fois.',
  'signIn.useRecovery': 'Utiliser un code de récupération',
  'signIn.useApp': 'Utiliser plutôt l’application',
  'signIn.wrongCode': 'Ce code est faux ou a déjà servi. Attendez le suivant et réessayez.',
  'signIn.missingCode': 'Saisissez le code.',
  'signIn.back': 'Retour',
  'signIn.browser.title': 'Continuez dans votre navigateur',
  'signIn.browser.body':
    'Parley y a ouvert une page pour vous connecter à {server}. La suite se fera ici toute seule.',
  'signIn.browser.leave': 'Annuler',
  'signIn.provider.denied': 'La connexion a été annulée sur l’autre page. Vous pouvez réessayer.',
  'signIn.provider.email_unverified':
    'Votre adresse e-mail n’y est pas encore confirmée. Confirmez-la, puis réessayez.',
  'signIn.provider.no_account':
    'Il n’y a pas encore de compte pour vous ici. Demandez à votre administrateur de vous ajouter.',
  'signIn.provider.failed':
    'La connexion dans le navigateur n’a pas abouti. Réessayez, ou utilisez votre mot de passe.',
  'signOut.waiting': 'Pas encore envoyé',
  'signOut.chatMessages': '{count, plural, one {# message} other {# messages}}',
  'signOut.chatDraft': 'Brouillon',
  'signOut.chatStuck': 'N’a pas pu être envoyé',
  'signOut.unknownChat': 'Une autre conversation',
  'signOut.more': '{count, plural, one {et # autre conversation} other {et # autres conversations}}',
  'signOut.sendFirst': 'Envoyer d’abord',
  'signOut.review': 'Ouvrez une conversation pour la terminer.',
  'secondFactor.title': 'Connexion en deux étapes',
  'secondFactor.loading': 'Le serveur est interrogé…',
  'secondFactor.intro':
    'En plus de votre mot de passe, Parley demande un code d’une application de votre téléphone. Le mot de passe seul ne suffit alors plus à personne.',
  'secondFactor.off': 'Elle est désactivée',
  'secondFactor.on': 'Activée depuis le {date}',
  'secondFactor.codesLeft':
    '{count, plural, =0 {Il ne reste aucun code de récupération. Créez-en de nouveaux.} one {Il reste # code de récupération.} other {Il reste # codes de récupération.}}',
  'secondFactor.isRequired': 'Votre espace de travail l’exige.',
  'secondFactor.required':
    'Votre espace de travail exige une deuxième étape. Configurez-la maintenant : il faut une minute et un téléphone avec une application d’authentification.',
  'secondFactor.setUp': 'Configurer',
  'secondFactor.replace': 'Utiliser une autre application',
  'secondFactor.renew': 'Nouveaux codes de récupération',
  'secondFactor.remove': 'Désactiver',
  'secondFactor.next': 'Suivant',
  'secondFactor.confirm': 'Confirmer',
  'secondFactor.setUpLead': 'Confirmez d’abord que c’est bien vous.',
  'secondFactor.renewLead': 'Vous recevrez dix nouveaux codes. Les anciens ne serviront plus.',
  'secondFactor.removeLead': 'Votre mot de passe suffira alors à vous connecter.',
  'secondFactor.wrongPassword': 'Ce mot de passe est faux.',
  'secondFactor.qr': 'Une image à scanner avec votre application d’authentification',
  'secondFactor.scan': 'Scannez ceci avec votre application d’authentification.',
  'secondFactor.type': 'Ou saisissez-y ceci :',
  'secondFactor.codeHint': 'Six chiffres qui changent toutes les demi-minutes',
  'recoveryCodes.title': 'Vos codes de récupération',
  'recoveryCodes.body':
    'Chacun vous permet d’entrer une fois sans votre téléphone. Ils ne sont affichés que maintenant : conservez-les là où vous gardez vos mots de passe.',
  'recoveryCodes.copy': 'Tout copier',
  'recoveryCodes.copied': 'Copié',
  'recoveryCodes.done': 'Je les ai conservés',
}
