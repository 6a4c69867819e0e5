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
}
