import {
  Header,
  ListBox,
  ListBoxItem,
  type ListBoxProps,
  ListBoxSection,
  type Selection,
} from 'react-aria-components'
import { OptionFace, optionRow } from './OptionFace.tsx'
import { groupOptions, type Option } from './option.ts'

interface OptionListProps extends Omit<ListBoxProps<object>, 'items' | 'children' | 'className'> {
  options: readonly Option[]
}

/** The list inside a `Select` or a `Picker`, by groups where there are some. */
export function OptionList({ options, ...props }: OptionListProps) {
  return (
    <ListBox {...props} className="min-h-0 overflow-y-auto outline-none">
      {groupOptions(options).map(([group, members]) =>
        group === '' ? (
          members.map((option) => <OptionRow key={option.id} option={option} />)
        ) : (
          <ListBoxSection key={group} id={`group:${group}`} aria-label={group}>
            <Header className="px-2.5 pt-2 pb-1 text-12 text-muted">{group}</Header>
            {members.map((option) => (
              <OptionRow key={option.id} option={option} />
            ))}
          </ListBoxSection>
        ),
      )}
    </ListBox>
  )
}

function OptionRow({ option: { id, label, words = '', ...face } }: { option: Option }) {
  return (
    <ListBoxItem id={id} textValue={`${label} ${words}`.trim()} className={optionRow}>
      {({ isSelected }) => <OptionFace {...face} label={label} isSelected={isSelected} />}
    </ListBoxItem>
  )
}

/** The chosen ones in the order of the options, whatever a list says is chosen. */
export function chosenOf<Id extends string>(options: readonly Option<Id>[], selection: Selection): Id[] {
  const ids = options.map(({ id }) => id)
  return selection === 'all' ? ids : ids.filter((id) => selection.has(id))
}
