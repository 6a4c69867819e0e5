import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '../../design/IconButton.tsx'
import { useText } from '../../i18n/I18n.tsx'
import { copyText } from '../../store/clipboard.ts'

/** Lines that are to be copied as they stand. */
export function CodeBlock({ text: code }: { text: string }) {
  const text = useText()
  const [isCopied, setCopied] = useState(false)
  return (
    <div className="flex items-start gap-1 rounded-sm border border-line bg-surface ps-2.5">
      <pre
        dir="ltr"
        className="min-w-0 flex-1 whitespace-pre-wrap py-1.5 font-mono text-13 [overflow-wrap:anywhere]"
      >
        {code}
      </pre>
      <IconButton
        icon={isCopied ? Check : Copy}
        label={text(isCopied ? 'message.copied' : 'message.copyCode')}
        onPress={() => setCopied(copyText(code))}
        onHoverEnd={() => setCopied(false)}
      />
    </div>
  )
}
