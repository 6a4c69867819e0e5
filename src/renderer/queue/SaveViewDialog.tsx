import { useState } from 'react'
import { Form } from 'react-aria-components'
import { Button } from '../design/Button.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { TextField } from '../design/TextField.tsx'
import { useText } from '../i18n/I18n.tsx'
import { MAX_VIEW_NAME } from '../store/queue-lists.ts'
import { saveView } from '../store/saved-views.ts'

/** Gives the list on view, as it is narrowed and sorted, a name of its own. */
export function SaveViewDialog({ onClose }: { onClose(): void }) {
  const text = useText()
  const [name, setName] = useState('')
  const wanted = name.trim()
  return (
    <Dialog title={text('savedView.title')} onClose={onClose}>
      <Form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (wanted === '') return
          saveView(wanted)
          onClose()
        }}
      >
        <TextField
          label={text('savedView.name')}
          hint={text('savedView.body')}
          value={name}
          onChange={setName}
          maxLength={MAX_VIEW_NAME}
          autoFocus
        />
        <div className="flex justify-end gap-2">
          <Button kind="quiet" onPress={onClose}>
            {text('bulk.cancel')}
          </Button>
          <Button kind="primary" type="submit">
            {text('savedView.confirm')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
