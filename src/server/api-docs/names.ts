import { z } from 'zod'
import { grant, readerRole } from '#shared/access.ts'
import { assignmentTarget } from '#shared/commands/assignment.ts'
import { attributeKey, attributesPatch } from '#shared/commands/attributes.ts'
import { COMMANDS, command, receipt } from '#shared/commands.ts'
import { deviceEntry, lease, wipeOrder, wipeReceipt } from '#shared/devices.ts'
import {
  attachment,
  attributeDefinition,
  cannedResponse,
  customer,
  entityName,
  externalRef,
  label,
  message,
  messageBody,
  messageStatus,
  messageType,
  participant,
  priority,
  session,
  sessionChannel,
  sessionStatus,
  sessionType,
  staffRole,
  suggestion,
  systemEvent,
  team,
  user,
} from '#shared/entities.ts'
import { conflictDetails, errorBody, errorCode, staleChange, staleDetails } from '#shared/errors.ts'
import { authoredId, id, rev, seq, timestamp } from '#shared/ids.ts'
import { presence, presenceSeen, presenceStatus, viewing, viewingSeen } from '#shared/presence.ts'
import {
  change,
  cursor,
  delChange,
  hello,
  page,
  poke,
  pull,
  putChange,
  range,
  rangePage,
  typing,
  typingSeen,
  welcome,
} from '#shared/protocol.ts'
import { providerRefusal } from '#shared/provider.ts'
import { me, tokens, workspace } from '#shared/rest.ts'
import { bulkResult, sessionBefore } from '#shared/routes/assignment.ts'
import { workspaceFacts, workspacePolicy, workspaceSettings } from '#shared/routes/policy.ts'
import { sessionSort } from '#shared/routes/sessions.ts'
import { staffMember } from '#shared/routes/staff.ts'
import {
  routingDecision,
  routingExplanation,
  routingOutcome,
  routingRule,
  routingStrategy,
} from '#shared/routing.ts'
import { searchHit, searchSection } from '#shared/search.ts'
import {
  enrolment,
  secondFactorChallenge,
  secondFactorPolicy,
  secondFactorState,
} from '#shared/second-factor.ts'
import { businessHours, openInterval, slaEvent, slaPolicy, slaPromise } from '#shared/sla.ts'

/** What a document calls a schema that appears in more than one place. Those that nothing uses stay out of it. */
const NAMED: readonly (readonly [schema: z.ZodType, id: string, description: string])[] = [
  [id, 'Id', 'A UUID.'],
  [authoredId, 'AuthoredId', 'A UUIDv7 that its author makes, so that sending twice is recognised.'],
  [timestamp, 'Timestamp', 'ISO 8601 in UTC, with milliseconds. For display only: order is `seq` and `rev`.'],
  [seq, 'Seq', 'A place in a session, dense from 1; 0 is before the first message.'],
  [rev, 'Rev', 'A place in the change log of a workspace; 0 is before the first.'],

  [errorBody, 'Error', 'A refusal. `message` is a plain sentence, `hint` says what to do next.'],
  [errorCode, 'ErrorCode', 'Every way in which Parley refuses.'],
  [staleChange, 'StaleChange', 'Something that others have done in a session, at its place there.'],
  [staleDetails, 'StaleDetails', '`details` of STALE: what has happened since `baseSeq`.'],
  [conflictDetails, 'ConflictDetails', '`details` of a CONFLICT over a session: who holds it now.'],

  [
    secondFactorChallenge,
    'SecondFactorChallenge',
    '`details` of SECOND_FACTOR_REQUIRED: what comes back with the code.',
  ],
  [secondFactorState, 'SecondFactorState', 'Whether a code is asked for besides the password.'],
  [secondFactorPolicy, 'SecondFactorPolicy', 'Whose sign-in with a password needs a second factor.'],
  [enrolment, 'Enrolment', 'What an authenticator app needs. Shown once.'],
  [providerRefusal, 'ProviderRefusal', '`details` of a FORBIDDEN sign-in through a provider.'],

  [wipeOrder, 'WipeOrder', '`details` of DEVICE_WIPED: what the device has to do, and why.'],
  [
    wipeReceipt,
    'WipeReceipt',
    'What a device says that has wiped itself, signed with the key it registered.',
  ],
  [deviceEntry, 'DeviceEntry', 'A device on which somebody is, or was, signed in.'],
  [lease, 'Lease', 'How long a console may keep what it holds without contact.'],

  [tokens, 'Tokens', 'The access token lives `expiresIn` seconds; the refresh token works once.'],
  [me, 'Me', 'A member of staff and their workspace.'],
  [workspace, 'Workspace', 'A company, with its staff and customers.'],
  [grant, 'Grant', 'Something that somebody may do.'],
  [readerRole, 'ReaderRole', 'What somebody is, staff or customer.'],
  [staffRole, 'StaffRole', 'What a member of staff is.'],

  [session, 'Session', 'One chat.'],
  [sessionStatus, 'SessionStatus', 'Ended and locked sessions take no more messages.'],
  [sessionType, 'SessionType', 'What a chat is about.'],
  [sessionChannel, 'SessionChannel', 'How a chat came in.'],
  [priority, 'Priority', 'How urgent a session is.'],
  [externalRef, 'ExternalRef', 'What a chat is about in another system.'],
  [message, 'Message', 'One message of a session.'],
  [messageType, 'MessageType', 'A `note` is seen by staff only.'],
  [messageStatus, 'MessageStatus', 'Where a message stands.'],
  [messageBody, 'MessageBody', 'A text that a person wrote: not blank, and without U+0000.'],
  [attachment, 'Attachment', 'A file that came with a message. `size` is in bytes.'],
  [systemEvent, 'SystemEvent', 'What a system message says, as facts: each client words it for its reader.'],
  [participant, 'Participant', "Somebody's place in a session. The two watermarks only move forward."],
  [customer, 'Customer', 'Somebody who writes to the company.'],
  [user, 'User', 'A member of staff.'],
  [staffMember, 'StaffMember', 'A colleague. `email` is for those who manage staff.'],
  [cannedResponse, 'CannedResponse', "A prepared text: everybody's, a team's, or one person's own."],
  [label, 'Label', 'A tag or a category that chats carry by its name.'],
  [attributeDefinition, 'AttributeDefinition', 'A custom attribute of customers or sessions.'],
  [attributeKey, 'AttributeKey', 'What an attribute is called where its values are kept.'],
  [attributesPatch, 'AttributesPatch', 'Custom attributes to set, and with null to clear.'],
  [team, 'Team', 'A team of staff.'],
  [businessHours, 'BusinessHours', 'When a team works, by the clocks of its time zone.'],
  [openInterval, 'OpenInterval', 'From one time of the day up to another; `24:00` is its end.'],
  [slaPolicy, 'SlaPolicy', 'What is promised, in minutes of business time by priority.'],
  [slaPromise, 'SlaPromise', 'Minutes of business time; null promises nothing.'],
  [slaEvent, 'SlaEvent', 'A promise that was about to be broken, or was.'],
  [suggestion, 'Suggestion', 'What somebody was writing when their chat went to somebody else.'],
  [entityName, 'EntityName', 'What travels in the change log.'],

  [searchHit, 'SearchHit', 'Something that was found, with the text around it.'],
  [searchSection, 'SearchSection', 'What may be searched.'],
  [sessionSort, 'SessionSort', 'What a list of sessions goes by.'],

  [command, 'Command', 'A write. Its `id` makes it safe to send again.'],
  [COMMANDS['session.start'], 'SessionStart', 'A customer opens a chat with its first message.'],
  [COMMANDS['session.claim'], 'SessionClaim', 'Staff take a waiting session; exactly one wins.'],
  [COMMANDS['session.status'], 'SessionStatusChange', "A session's status changes."],
  [
    COMMANDS['session.update'],
    'SessionUpdate',
    'Changes what it names; `null` clears, what is left out stays.',
  ],
  [COMMANDS['session.snooze'], 'SessionSnooze', 'A chat is put aside, 90 days at most; `null` ends that.'],
  [COMMANDS['session.assign'], 'SessionAssign', 'Staff hand a session on. It keeps its age in the queue.'],
  [COMMANDS['session.decline'], 'SessionDecline', 'Staff do not take what they were offered.'],
  [
    assignmentTarget,
    'AssignmentTarget',
    "A colleague, a team's queue (null: everybody's), or the session's own queue.",
  ],
  [bulkResult, 'BulkResult', 'What was done and what refused; `inverse` undoes it.'],
  [sessionBefore, 'SessionBefore', 'How a session stood when a command began.'],
  [COMMANDS['session.mark'], 'SessionMark', "The caller's watermarks; they never move back."],
  [COMMANDS['message.send'], 'MessageSend', '`baseSeq` is the last `seq` the author had seen.'],
  [COMMANDS['message.edit'], 'MessageEdit', "One's own message gets another text."],
  [COMMANDS['message.delete'], 'MessageDelete', 'The text of a message is gone for good.'],
  [COMMANDS['message.review'], 'MessageReview', 'A reply is let through, or kept from the customer.'],
  [COMMANDS['customer.update'], 'CustomerUpdate', 'What is not named stays.'],
  [COMMANDS['customer.block'], 'CustomerBlock', 'They can no longer write. They are not told why.'],
  [COMMANDS['customer.unblock'], 'CustomerUnblock', 'They can write again.'],
  [COMMANDS['session.rate'], 'SessionRate', 'The customer says how they were helped.'],
  [
    COMMANDS['suggestion.offer'],
    'SuggestionOffer',
    'What one was writing in a chat that is somebody else’s now.',
  ],
  [COMMANDS['suggestion.settle'], 'SuggestionSettle', 'A suggestion is taken or dismissed, and gone.'],
  [receipt, 'Receipt', 'A command was carried out; with `duplicate`, at an earlier time.'],

  [cursor, 'Cursor', "A reader's place in the change log. A new `epoch` voids every earlier `rev`."],
  [change, 'Change', 'An entity in its latest state, or that it is gone.'],
  [putChange, 'PutChange', 'An entity is there, or has changed.'],
  [delChange, 'DelChange', "An entity is gone, or out of the reader's sight."],
  [
    page,
    'Page',
    'With `reset`, the pages are the whole of what the reader may see; `resume` fetches the next.',
  ],
  [workspacePolicy, 'WorkspacePolicy', 'What the workspace allows.'],
  [workspaceFacts, 'WorkspaceFacts', 'What consoles know of the workspace besides.'],
  [workspaceSettings, 'WorkspaceSettings', 'Everything that admins say of the workspace.'],
  [hello, 'Hello', 'The first frame of a connection.'],
  [welcome, 'Welcome', 'Where the change log stands, and what the server allows.'],
  [pull, 'Pull', '`since: null` asks for everything the reader may see.'],
  [poke, 'Poke', 'Changes after `from` up to `to`, whole transactions only; an empty one is a heartbeat.'],
  [range, 'Range', 'Messages of one session by place.'],
  [rangePage, 'RangePage', 'In rising `seq`, without those that the reader may not see.'],
  [typing, 'Typing', 'The sender has begun or stopped to write.'],
  [presenceStatus, 'PresenceStatus', 'Chats are routed to who is available.'],
  [presence, 'Presence', 'How the sender is to be found on this device.'],
  [presenceSeen, 'PresenceSeen', 'How a member of staff is to be found: the best of their devices.'],
  [viewing, 'Viewing', 'The sender looks at a session, or no longer.'],
  [viewingSeen, 'ViewingSeen', 'Somebody looks at a session, or no longer.'],
  [routingRule, 'RoutingRule', 'How the chats of a team are routed.'],
  [routingStrategy, 'RoutingStrategy', '`last_agent` is least busy where the last agent cannot.'],
  [routingOutcome, 'RoutingOutcome', 'What routing did.'],
  [routingDecision, 'RoutingDecision', 'What routing did with a session, and why.'],
  [routingExplanation, 'RoutingExplanation', 'What a decision was made from, as facts.'],
  [typingSeen, 'TypingSeen', 'Somebody has begun or stopped to write.'],
]

export const names = z.registry<{ id: string; description: string }>()
for (const [schema, id, description] of NAMED) names.add(schema, { id, description })
