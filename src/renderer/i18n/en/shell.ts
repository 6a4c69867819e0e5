export const shell = {
  'app.starting': 'Opening your conversations…',
  'app.startFailed.title': 'Parley could not read its data',
  'app.startFailed.body': 'Nothing you wrote is lost. Try again; if it stays this way, restart Parley.',

  'action.retry': 'Try again',
  'action.close': 'Close',
  'action.dismiss': 'Dismiss',
  'action.undo': 'Undo',

  'error.generic': 'That did not work. Try again in a moment.',
  'error.offline': 'You are offline. Try again when the connection is back.',
  'error.timeout': 'The server did not answer in time. Try again.',
  'error.forbidden': 'Your role does not allow this.',
  'error.notFound': 'This is not there any more, or not visible to you.',
  'error.readOnly': 'This chat is closed. Reopen it to write in it.',
  'error.transition': 'The chat has changed meanwhile, so this is not possible any more.',
  'error.rateLimited':
    'That was a lot at once. Try again in {seconds, plural, one {# second} other {# seconds}}.',
  'error.fileTooLarge': 'The file is too large, or there is no room for it.',
  'error.fileRefused': 'Files like this one are not accepted.',
  'error.tooLarge': 'This is too long to send. Shorten it and try again.',
  'error.signInAgain': 'Your sign-in has run out. Sign in again to go on.',
  'error.unsupported': 'This version of Parley is too old for your server.',
  'error.claimLost': '{winner} was faster and has this chat now.',
  'error.paneTitle': 'This part of the window stopped working',
  'error.paneBody': 'The rest goes on. What you wrote is saved.',
  'error.paneAgain': 'Show it again',

  'notice.cacheRebuilt':
    'The stored copy of your conversations was damaged and is being rebuilt. Drafts and unsent messages are safe.',
  'notice.journalSalvaged':
    'The file with your drafts and unsent messages was damaged. What could be saved is here; check your recent drafts.',
  'notice.vaultMemoryOnly':
    'This computer has no safe place for your sign-in. You will have to enter your password after each restart.',
  'notice.diskFull': 'The disk is full. Free some space, or new messages and drafts cannot be stored.',
  'notice.newerFiles': 'These files come from a newer version of Parley. Update Parley to use them.',
  'notice.serverOlder':
    'Your server is older than this Parley. You can read, but not send, until the server is updated: ask whoever runs it.',
  'notice.updateNeeded':
    'Your server is newer than this Parley: some things are left out here. Update Parley to see them.',
  'notice.signInAgain': 'Your sign-in has run out. Keep writing: it goes out once you have signed in again.',
  'notice.shut': 'The key to these files is out of reach. Sign in again to open them.',
  'notice.unsupported':
    'Your server needs Parley {version} or newer. You can read, but not send, until it is updated.',

  'notices.label': 'Notices',

  'rail.label': 'Main',
  'rail.queue': 'Queue',
  'rail.shortcuts': 'Keyboard shortcuts',

  'theme.label': 'Appearance',
  'theme.system': 'Like the system',
  'theme.light': 'Light',
  'theme.dark': 'Dark',

  'role.agent': 'Agent',
  'role.supervisor': 'Supervisor',
  'role.admin': 'Admin',

  'accounts.add': 'Add a workspace',
  'accounts.addLead': 'Its chats join the others in your queue.',
  'accounts.cancel': 'Cancel',

  'status.label': 'Connection',
  'status.online': 'Online',
  'status.connecting': 'Connecting…',
  'status.reconnecting': 'Reconnecting…',
  'status.offline': 'Offline',
  'status.offlineRetry': 'Offline, trying again in {seconds} s',
  'status.needsAuth': 'Signed out by the server',
  'status.unsupported': 'Update needed',
  'status.closed': 'Not connected',
  'status.retryNow': 'Try now',
  'status.waiting': '{count, plural, one {# waiting to be sent} other {# waiting to be sent}}',
  'status.completeTo': 'complete to {time}',
  'status.completeToExact': 'Everything up to {time} is on this computer.',
  'status.neverComplete': 'first sync under way',

  'pane.queue': 'Queue',
  'pane.conversation': 'Conversation',
  'pane.customer': 'Customer',
  'pane.resizeQueue': 'Width of the queue',
  'pane.resizeCustomer': 'Width of the customer pane',

  'time.now': 'now',
  'time.today': 'Today',
  'time.yesterday': 'Yesterday',

  'toasts.label': 'Messages from Parley',

  'notice.leaseEnding':
    'Parley has not reached your server for a long time. What is kept on this computer is destroyed on {date} unless it does.',
  'wiped.remote_wipe': 'This device was wiped on {date}, because somebody ordered it.',

  'wiped.revoked':
    'What was kept on this device was destroyed on {date}: the device was removed, or the account disabled.',
  'wiped.lease':
    'What was kept on this device was destroyed on {date}: it had not reached the server for too long.',
  'wiped.lost':
    '{count, plural, =0 {Nothing unsent was lost.} one {# message that had not been sent is lost.} other {# messages that had not been sent are lost.}}',
  'wiped.lostUnknown': 'Messages that had not been sent are lost. How many is not known.',

  'error.deviceWiped': 'This device had to destroy what it held first. That is done: sign in again.',

  'lock.now': 'Lock now',
  'lock.settings': 'App lock',
  'lock.title': 'Parley is locked',
  'lock.body': 'Messages go on arriving and going out. Nothing of them is shown.',
  'lock.pin': 'PIN or passphrase',
  'lock.unlock': 'Unlock',
  'lock.wrong':
    '{left, plural, one {That is wrong. One more try, then only your password helps.} other {That is wrong. # tries are left.}}',
  'lock.wait': 'Try again in {seconds, plural, one {# second} other {# seconds}}.',
  'lock.password': 'Too many wrong tries. Enter the password of your account; this needs the server.',
  'lock.account': 'Workspace',
  'lock.intro':
    'Locks the window when you are away. It keeps out who sits down at your desk, not who can read your disk: what is stored there is encrypted with a key of its own.',
  'lock.current': 'Current PIN',
  'lock.new': 'New PIN or passphrase',
  'lock.again': 'The same once more',
  'lock.hint': '4 to 12 digits, or a passphrase of 8 characters or more.',
  'lock.mismatch': 'The two are not the same.',
  'lock.idle': 'Lock after',
  'lock.minutes': '{count, plural, one {# minute} other {# minutes}}',
  'lock.save': 'Save',
  'lock.remove': 'Remove the lock',

  'status.panel': 'Connection and sending',
  'status.nothingWaiting': 'Everything you wrote has been sent.',
  'status.waitingOffline': 'It goes out by itself when you are online.',
  'status.toConfirm':
    '{count, plural, one {# answer is old by now. Does it still fit?} other {# answers are old by now. Do they still fit?}}',
  'status.confirm.send': 'Send all',
  'status.confirm.discard': 'Discard all',
  'status.confirm.discardSure':
    '{count, plural, one {Discard # answer for good} other {Discard # answers for good}}',
  'status.confirm.keep': 'Decide one by one',
  'status.pack': 'Transcripts for reading offline',
  'status.packOf': '{complete} of {wanted}',
  'status.clockWrong': 'The clock of this computer is wrong. Times shown here go by the server.',
  'status.unsupported.console': 'Update Parley to connect again. You can read what is here.',
  'status.unsupported.server': 'The server is older than this Parley. Ask whoever runs it to update it.',
  'proxy.username': 'User name for the proxy',
  'proxy.password': 'Password for the proxy',
  'proxy.signIn': 'Sign in to the proxy',
  'proxy.hint': 'Kept until Parley is closed, and not on the disk.',
  'presence.label': 'How you can be found',
  'presence.available': 'Available',
  'presence.busy': 'Busy',
  'presence.away': 'Away',
  'presence.offline': 'Shown as offline',
  'presence.until': 'until {time}',
  'presence.howLong': 'For how long',
  'presence.untilChanged': 'Until I change it',
  'presence.minutes': '{count, plural, one {# minute} other {# minutes}}',
  'presence.hours': '{count, plural, one {# hour} other {# hours}}',
  'rail.accountIs': 'Your account: {name}, {presence}',
  'rail.status': 'Connection: {state}',
  'offline.captive_portal.reason': 'This network wants you to sign in before it lets anything through.',
  'offline.captive_portal.hint': 'Open http://{host} in your browser and follow what the network asks for.',
  'offline.proxy_auth.reason': 'The proxy of this network wants a user name and a password.',
  'offline.proxy_auth.hint': 'Enter what your company gave you.',
  'offline.proxy_scheme.reason':
    'The proxy of this network wants a way of signing in that Parley does not know (NTLM or Kerberos).',
  'offline.proxy_scheme.hint': 'Ask whoever runs the proxy to let the server through, or to offer Basic.',
  'offline.proxy.reason': 'The proxy of this network cannot be reached, or does not let Parley through.',
  'offline.proxy.hint': 'Check the system’s proxy settings, or ask whoever runs the proxy.',
  'offline.tls_expired.reason':
    'The certificate of {host} has expired or is not valid yet, so nothing is sent to it.',
  'offline.tls_expired.hint': 'Check this computer’s date. If it is right, tell whoever runs the server.',
  'offline.tls_unknown_authority.reason':
    'The certificate of {host} comes from nobody whom this computer trusts, so nothing is sent to it.',
  'offline.tls_unknown_authority.hint':
    'In a company’s network its own certificate may have to be installed on this computer first.',
  'offline.tls_wrong_host.reason':
    'Somebody answers for {host} with a certificate of another name, so nothing is sent to them.',
  'offline.tls_wrong_host.hint': 'Check the address, and whether this network wants you to sign in.',
  'offline.tls.reason': 'No safe connection to {host} can be made, so nothing is sent to it.',
  'offline.tls.hint': 'Tell whoever runs the server or this network.',
  'offline.dns.reason': 'The name {host} is not found.',
  'offline.dns.hint': 'Check the address and your network connection.',
  'offline.refused.reason': 'Nothing answers at {host}.',
  'offline.refused.hint': 'The server may be down for a moment. Parley keeps trying.',
  'offline.timeout.reason': '{host} does not answer in time.',
  'offline.timeout.hint': 'The network may be slow. Parley keeps trying.',
  'offline.no_network.reason': 'This computer is not connected to a network.',
  'offline.no_network.hint': 'Connect to one. Parley notices by itself.',
  'offline.server_error.reason': 'The server is not well right now.',
  'offline.server_error.hint': 'Parley keeps trying.',
  'offline.not_parley.reason': 'What answers at {host} is not a Parley server.',
  'offline.not_parley.hint': 'Check the address. It is the one your administrator gave you.',
  'offline.unreachable.reason': 'The server cannot be reached.',
  'offline.unreachable.hint': 'Parley keeps trying.',
} as const
