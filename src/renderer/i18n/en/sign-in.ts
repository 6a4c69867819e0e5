export const signIn = {
  'signIn.title': 'Sign in to Parley',
  'signIn.lead': 'Your chats are waiting for you.',
  'signIn.promise':
    'What you read and write is kept on this computer, encrypted, and stays with you when the network does not.',
  'signIn.server': 'Server address',
  'signIn.serverPlaceholder': 'chat.example.com',
  'signIn.email': 'Email',
  'signIn.password': 'Password',
  'signIn.submit': 'Sign in',
  'signIn.submitting': 'Signing in…',
  'signIn.wrongCredentials': 'The email or the password is not right. Check both and try again.',
  'signIn.offlineTitle': 'Parley cannot reach {server}',
  'signIn.offlineBody':
    'Check the address and your network. If you connect through a VPN, make sure that it is on.',
  'signIn.invalidServer': 'Enter the address of your server, like chat.example.com.',
  'signIn.invalidEmail': 'Enter your email address, like name@example.com.',
  'signIn.missingPassword': 'Enter your password.',
  'signIn.rateLimited':
    'Too many attempts. Try again in {seconds, plural, one {# second} other {# seconds}}.',
  'signIn.rateLimitOver': 'You can try again now.',
  'signIn.taken': 'You are signed in to this workspace as somebody else. Sign out of it first.',
  'signIn.again.title': 'Sign in again',
  'signIn.again.body': 'For {email} on {server}. What you wrote is kept and goes out afterwards.',

  'signOut.action': 'Sign out',
  'signOut.from': 'Sign out of {workspace}',
  'signOut.title': 'Sign out and lose what is not sent?',
  'signOut.titleOf': 'Sign out of {workspace} and lose what is not sent?',
  'signOut.unsent':
    '{count, plural, one {# message has not been sent yet.} other {# messages have not been sent yet.}}',
  'signOut.drafts': '{count, plural, one {There is a draft in # chat.} other {There are drafts in # chats.}}',
  'signOut.unknown': 'Parley cannot tell whether everything has been sent.',
  'signOut.body': 'Signing out removes your conversations, drafts and unsent messages from this computer.',
  'signOut.discard': 'Sign out and discard',
  'signOut.stay': 'Stay signed in',
} as const
