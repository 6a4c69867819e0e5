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
  'rail.account': 'Your account: {name}',
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
} as const
