import type { Message } from '#shared/entities.ts'
import type { Id } from '#shared/ids.ts'
import { linkTo } from '#shared/markdown/message-link.ts'
import { runCommand } from '../../shell/commands.ts'
import { copyText } from '../../store/clipboard.ts'
import { beginEdit, deleteMessage, saveAttachment } from '../../store/messages.ts'
import { compose, composingIn, replyTo } from '../../store/reply-to.ts'
import { setState } from '../../store/store.ts'
import { toast } from '../../store/toasts.ts'
import type { MessageAction } from './message-actions.ts'

/** Does what was chosen from a message's menu, or by its key. */
export function perform(action: MessageAction, message: Message, accountId: Id): void {
  const { id: messageId, sessionId } = message
  switch (action) {
    case 'reply':
      void quote(message)
      break
    case 'copy':
      toast(copyText(message.body) ? { key: 'message.copied' } : { key: 'message.notCopied' })
      break
    case 'edit':
      beginEdit(message)
      break
    case 'save':
      void saveAttachment(message)
      break
    case 'link':
      toast(copyText(linkTo(message)) ? { key: 'message.copied' } : { key: 'message.notCopied' })
      break
    case 'life':
      setState({ dialog: { name: 'lifeLine', accountId, sessionId, messageId } })
      break
    case 'delete':
      deleteMessage(message)
      break
  }
}

/** A note is answered by a note: what quotes it must not go to the customer. */
async function quote({ id, sessionId, type }: Message): Promise<void> {
  if (type === 'note') compose(sessionId, 'note')
  await replyTo(sessionId, id)
  runCommand(composingIn(sessionId) === 'note' ? 'chat.note' : 'chat.reply')
}
