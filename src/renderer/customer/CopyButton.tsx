import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { IconButton } from '../design/IconButton.tsx'
import { useText } from '../i18n/I18n.tsx'
import { copyText } from '../store/clipboard.ts'
import { toast } from '../store/toasts.ts'

const SAID_MS = 1_500

/** Takes a value along, and says where it stands that it did. */
export function CopyButton({ label, value }: { label: string; value: string }) {
  const text = useText()
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), SAID_MS)
    return () => clearTimeout(timer)
  }, [isCopied])

  function copy(): void {
    if (copyText(value)) setCopied(true)
    else toast({ key: 'customer.notCopied' }, { tone: 'problem' })
  }

  return (
    <>
      <IconButton
        icon={isCopied ? Check : Copy}
        label={text('customer.copy', { field: label })}
        onPress={copy}
        className="absolute end-0 top-0 size-7! bg-surface opacity-0 group-hover:opacity-100 focus-visible:opacity-100"
      />
      <span role="status" className="sr-only">
        {isCopied ? text('customer.copied') : ''}
      </span>
    </>
  )
}
