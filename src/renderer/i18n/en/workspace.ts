export const workspace = {
  'settings.workspace': 'Workspace',
  'workspace.hint':
    'These settings are for everybody. Colleagues who are already connected get them the next time they connect.',
  'workspace.offlineRead': 'These settings are on the server. They are shown when you are online.',
  'workspace.saved': 'Saved for everybody.',
  'workspace.ending': 'When a chat ends',
  'workspace.surveys': 'Ask customers how it was',
  'workspace.surveysHint': 'Whoever ends a chat can decide otherwise.',
  'workspace.references': 'Bookings and orders',
  'workspace.referencesHint':
    'The number of a booking or an order in a chat becomes a link to where you look it up.',
  'workspace.address': 'Address',
  'workspace.addressHint': 'Write {place} where the number goes. Leave it empty for no links.',
  'workspace.example': '{reference} leads to {address}',
  'workspace.problem.https': 'Begin with https://. Other addresses are not opened.',
  'workspace.problem.place': 'Put {place} where the number goes, after the first slash.',
  'workspace.problem.login': 'Leave out the name and the password before the @.',
  'workspace.problem.address': 'This is not an address. Check it for spaces and unusual characters.',
  'workspace.handover': 'When a chat changes hands',
  'workspace.draftTravel': 'Pass on what somebody was writing',
  'workspace.draftTravelHint': 'Whoever has the chat next is offered the unfinished reply.',
} as const
