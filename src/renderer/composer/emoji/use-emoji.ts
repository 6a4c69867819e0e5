import { createElement, useEffect, useState } from 'react'
import { useIntl, useText } from '../../i18n/I18n.tsx'
import { getState, setPreferences, useStore } from '../../store/store.ts'
import type { Suggestions } from '../suggest/suggestion.ts'
import { type Edit, replacing } from '../text/edit.ts'
import { type Emoji, findEmoji, loadEmoji, toned } from './emoji-data.ts'

const MOST_RECENT = 24
const MOST_SUGGESTED = 8

/** All emoji in the agent's language, loaded once somebody wants one. */
export function useAllEmoji(isWanted: boolean): readonly Emoji[] | null {
  const language = useIntl().locale.split('-')[0] ?? 'en'
  const [all, setAll] = useState<readonly Emoji[] | null>(null)
  useEffect(() => {
    if (!isWanted) return
    let isLate = false
    void loadEmoji(language).then((emoji) => {
      if (!isLate) setAll(emoji)
    })
    return () => {
      isLate = true
    }
  }, [isWanted, language])
  return all
}

export function noteEmojiUsed(emoji: string): void {
  const others = getState().preferences.recentEmoji.filter((one) => one !== emoji)
  setPreferences({ recentEmoji: [emoji, ...others].slice(0, MOST_RECENT) })
}

/** Emoji for the name that was typed after a colon. */
export function useEmojiNames(query: string | null, put: (edit: Edit) => void): Suggestions {
  const text = useText()
  const all = useAllEmoji(query !== null)
  const tone = useStore((state) => state.preferences.skinTone)
  const found = query === null || all === null ? [] : findEmoji(all, query, MOST_SUGGESTED)
  return {
    label: text('suggest.emoji'),
    list: found.map((emoji) => ({
      id: emoji.emoji,
      label: emoji.name,
      mark: createElement('span', { className: 'font-emoji text-16' }, toned(emoji, tone)),
      choose(trigger) {
        const chosen = toned(emoji, tone)
        noteEmojiUsed(chosen)
        put(replacing(trigger.from, trigger.to, chosen))
      },
    })),
  }
}
