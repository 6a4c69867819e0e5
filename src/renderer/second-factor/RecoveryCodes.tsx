import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../design/Button.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { useText } from '../i18n/I18n.tsx'
import { copyText } from './copy-text.ts'

/** Shown once: whoever closes it has put them somewhere safe. */
export function RecoveryCodesDialog({ codes, onClose }: { codes: readonly string[]; onClose(): void }) {
  const text = useText()
  return (
    <Dialog title={text('recoveryCodes.title')} onClose={onClose}>
      <RecoveryCodes codes={codes} onDone={onClose} />
    </Dialog>
  )
}

export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone(): void }) {
  const text = useText()
  const [isCopied, setCopied] = useState(false)
  const Icon = isCopied ? Check : Copy
  return (
    <div className="flex flex-col gap-4">
      <p className="text-pretty text-13 text-muted">{text('recoveryCodes.body')}</p>
      <ul
        dir="ltr"
        aria-label={text('recoveryCodes.title')}
        className="selectable figures grid grid-cols-2 gap-x-6 gap-y-1.5 rounded-md bg-hover px-5 py-4 text-14"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onPress={() => void copyText(codes.join('\n')).then(setCopied)}>
          <Icon aria-hidden size={16} strokeWidth={1.75} />
          <span role="status">{text(isCopied ? 'recoveryCodes.copied' : 'recoveryCodes.copy')}</span>
        </Button>
        <Button kind="primary" autoFocus onPress={onDone}>
          {text('recoveryCodes.done')}
        </Button>
      </div>
    </div>
  )
}
