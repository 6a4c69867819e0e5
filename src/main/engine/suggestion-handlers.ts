import { ParleyError } from '#shared/errors.ts'
import type { HandlerParts } from './handlers.ts'
import type { EngineHandlers } from './index.ts'

type SuggestionChannel = Extract<keyof EngineHandlers, `suggestion.${string}`>

export function suggestionHandlers({
  store,
  feed,
  newId,
  now,
  decided,
}: HandlerParts): Pick<EngineHandlers, SuggestionChannel> {
  return {
    'suggestion.decide': async (input) => {
      const given = await store.call('decideSuggestion', {
        ...input,
        commandId: newId(),
        now: now().getTime(),
      })
      if (!given) throw new ParleyError('NOT_FOUND', 'This suggestion is not here any more.')
      feed.publish(given.commit)
      decided()
      return { sessionId: given.sessionId }
    },

    'suggestion.undo': async ({ id }) => {
      const commit = await store.call('undoSuggestion', { id, now: now().getTime() })
      if (!commit) {
        throw new ParleyError('CONFLICT', 'This cannot be undone any more.', {
          hint: 'The draft is as you have left it.',
        })
      }
      feed.publish(commit)
      return {}
    },

    'suggestion.handedOver': async () => ({ handOvers: await store.call('listHandOvers') }),
  }
}
