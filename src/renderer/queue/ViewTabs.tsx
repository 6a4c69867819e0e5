import { useEffect, useRef } from 'react'
import { Tab, TabList } from 'react-aria-components'
import { cx } from '../design/cx.ts'
import { useIntl, useText } from '../i18n/I18n.tsx'
import type { QueueList } from '../store/queue-lists.ts'
import { currentList, useStore } from '../store/store.ts'
import { useListCount, useListName, useLists } from './lists.ts'
import { ViewsMenu } from './ViewsMenu.tsx'

/** All lists in one line, each with how many chats it has; those that do not fit are a scroll or a menu away. */
export function ViewTabs({ onManage }: { onManage(): void }) {
  const text = useText()
  const { views, own } = useLists()
  const listId = useStore((state) => currentList(state.preferences).id)
  const strip = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the chosen tab is another one with the list
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const tab = strip.current?.querySelector('[aria-selected="true"]')
      tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    })
    return () => cancelAnimationFrame(frame)
  }, [listId])
  return (
    <div className="flex h-14 shrink-0 items-stretch border-b border-line">
      <TabList
        ref={strip}
        aria-label={text('queue.views')}
        className={cx(
          'flex min-w-0 flex-1 scroll-px-6 items-stretch gap-4 overflow-x-auto ps-4 pe-6 [&::-webkit-scrollbar]:hidden',
          // Fades out where more is a scroll away.
          '[mask-image:linear-gradient(to_right,black_calc(100%-1.5rem),transparent)]',
          'rtl:[mask-image:linear-gradient(to_left,black_calc(100%-1.5rem),transparent)]',
        )}
      >
        {[...views, ...own].map((list, index) => (
          <ViewTab key={list.id} list={list} isFirstOwn={index === views.length} />
        ))}
      </TabList>
      <ViewsMenu views={views} own={own} onManage={onManage} />
    </div>
  )
}

function ViewTab({ list, isFirstOwn }: { list: QueueList; isFirstOwn: boolean }) {
  const intl = useIntl()
  const nameOf = useListName()
  const count = useListCount(list)
  return (
    <Tab
      id={list.id}
      className={cx(
        'relative flex cursor-default items-center gap-1.5 text-13 font-medium whitespace-nowrap text-muted -outline-offset-4',
        'hover:text-ink data-selected:text-ink',
        'after:absolute after:inset-x-0 after:bottom-0 after:h-0.5 data-selected:after:bg-accent',
        isFirstOwn && 'before:absolute before:-start-2 before:h-4 before:w-px before:bg-line-strong',
      )}
    >
      <bdi className="max-w-40 truncate">{nameOf(list)}</bdi>
      <span className="figures min-w-[2ch] text-12 font-normal text-faint">
        {count === null ? '' : intl.formatNumber(count)}
      </span>
    </Tab>
  )
}
