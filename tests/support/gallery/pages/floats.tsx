import { LogOut, Moon, Sun, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../../src/renderer/design/Button.tsx'
import { Dialog, FinderDialog } from '../../../../src/renderer/design/Dialog.tsx'
import {
  Menu,
  MenuChoice,
  MenuDivider,
  MenuItem,
  MenuSection,
} from '../../../../src/renderer/design/Menu.tsx'
import { Picker } from '../../../../src/renderer/design/Picker.tsx'
import { Popover } from '../../../../src/renderer/design/Popover.tsx'
import { TextField } from '../../../../src/renderer/design/TextField.tsx'
import { Toasts } from '../../../../src/renderer/design/Toasts.tsx'
import { toast } from '../../../../src/renderer/store/toasts.ts'
import { Specimen } from '../Specimen.tsx'
import { PEOPLE, TAGS } from '../samples.tsx'

/** What opens: each by its button, so that its way in and out can be tried. */
export function Floats() {
  const [theme, setTheme] = useState('light')
  const [people, setPeople] = useState<string[]>(['Aylin Demir'])
  const [tags, setTags] = useState<string[]>(['red', 'teal'])
  const [hasDialog, setDialog] = useState(false)
  const [hasFinder, setFinder] = useState(false)
  return (
    <>
      <Specimen name="Menu">
        <Menu label="Actions" trigger={<Button>Menu</Button>}>
          <MenuSection label="Chat">
            <MenuItem label="Claim" shortcut="c" />
            <MenuItem label="Pause" hint="It comes back when they write" />
            <MenuItem label="End" unavailable="You are not connected." />
          </MenuSection>
          <MenuDivider />
          <MenuChoice label="Appearance" value={theme} onChange={setTheme}>
            <MenuItem id="light" icon={Sun} label="Light" />
            <MenuItem id="dark" icon={Moon} label="Dark" />
          </MenuChoice>
          <MenuDivider />
          <MenuItem icon={LogOut} isMirrored label="Sign out" />
          <MenuItem icon={Trash2} tone="danger" label="Delete" />
        </Menu>
      </Specimen>
      <Specimen name="Popover">
        <Popover label="Connection" trigger={<Button>Popover</Button>} className="w-64 p-4">
          {(close) => (
            <>
              <p className="mb-3 text-13">You are offline. What you write goes out later.</p>
              <Button onPress={close}>Close</Button>
            </>
          )}
        </Popover>
      </Specimen>
      <Specimen name="Picker">
        <Picker
          label="Assign to"
          trigger={<Button>Picker, one</Button>}
          options={PEOPLE}
          value={people}
          onChange={setPeople}
        />
        <Picker
          label="Tags"
          mode="multiple"
          trigger={<Button>Picker, several</Button>}
          options={TAGS}
          value={tags}
          onChange={setTags}
        />
        <Picker
          label="Teams"
          trigger={<Button>Picker, empty</Button>}
          options={[]}
          value={[]}
          empty="This workspace has no teams."
          onChange={setTags}
        />
      </Specimen>
      <Specimen name="Dialog, FinderDialog">
        <Button onPress={() => setDialog(true)}>Dialog</Button>
        {hasDialog && (
          <Dialog title="Lock this window" onClose={() => setDialog(false)}>
            <p className="text-13 text-muted">Your PIN opens it again.</p>
          </Dialog>
        )}
        <Button onPress={() => setFinder(true)}>FinderDialog</Button>
        {hasFinder && (
          <FinderDialog label="Find a colour" onClose={() => setFinder(false)}>
            <div className="p-4">
              <TextField label="Colour" autoFocus />
            </div>
          </FinderDialog>
        )}
      </Specimen>
      <Specimen name="Toasts">
        <Button
          onPress={() =>
            toast(
              { key: 'ended.toast', values: { name: 'Anneke' } },
              { action: { label: { key: 'action.undo' }, run: () => undefined } },
            )
          }
        >
          Toast
        </Button>
        <Button onPress={() => toast({ key: 'error.offline' }, { tone: 'problem' })}>Problem</Button>
        <Toasts />
      </Specimen>
    </>
  )
}
