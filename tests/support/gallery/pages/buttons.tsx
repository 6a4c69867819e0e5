import { Ellipsis, Paperclip, Reply } from 'lucide-react'
import { Button } from '../../../../src/renderer/design/Button.tsx'
import { IconButton } from '../../../../src/renderer/design/IconButton.tsx'
import { Keys } from '../../../../src/renderer/design/Keys.tsx'
import { Spinner } from '../../../../src/renderer/design/Spinner.tsx'
import { Specimen } from '../Specimen.tsx'

const KINDS = ['primary', 'plain', 'quiet', 'note'] as const
const SIZES = ['sm', 'md', 'lg'] as const

export function Buttons() {
  return (
    <>
      {KINDS.map((kind) => (
        <Specimen key={kind} name={`Button, ${kind}`}>
          {SIZES.map((size) => (
            <Button key={size} kind={kind} size={size}>
              Send reply
            </Button>
          ))}
          <Button kind={kind} unavailable="You are not connected.">
            Unavailable
          </Button>
          <Button kind={kind} isPending>
            <Spinner /> Under way
          </Button>
          <Button kind={kind}>
            <Reply aria-hidden size={14} className="rtl:-scale-x-100" /> With an icon
          </Button>
        </Specimen>
      ))}
      <Specimen name="Button, focused">
        <Button autoFocus>Has the focus</Button>
      </Specimen>
      <Specimen name="IconButton">
        <IconButton icon={Paperclip} label="Attach files" />
        <IconButton icon={Ellipsis} label="More actions" shortcut="m" />
      </Specimen>
      <Specimen name="Keys">
        <Keys combination="Mod+Enter" />
        <Keys combination="j" />
        <Keys combination="ArrowDown" />
        <Keys combination="Escape" />
      </Specimen>
    </>
  )
}
