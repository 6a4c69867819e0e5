export const tour = {
  'tour.title': 'A short tour',
  'tour.page': 'Page {page} of {pages}',
  'tour.skip': 'Skip',
  'tour.back': 'Back',
  'tour.next': 'Next',
  'tour.done': 'Start',
  'tour.queue.title': 'Your queue, by keyboard',
  'tour.queue.body':
    'J and K go through the chats, C claims one, R replies and N writes a note. The ? key shows all the others.',
  'tour.offline.title': 'What you write is safe',
  'tour.offline.body':
    'Every letter is kept on this computer as you type it. Without a network you go on working: Parley sends it, once and in order, when you are online again.',
  'tour.privacy.title': 'Told, and not overheard',
  'tour.privacy.body':
    'Parley tells you of new messages while you look elsewhere. Locked with a PIN, it says only that something came. All that is kept here is encrypted.',
  'tour.sample.question': 'Is breakfast included?',
  'tour.sample.answer': 'Yes, from seven to half past ten.',
  'tour.sample.thanks': 'Thank you, that was quick!',
  'tour.sample.waiting': 'Offline, 1 waiting to send',
  'tour.sample.veiled': 'New message',
} as const
