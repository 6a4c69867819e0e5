import { Button } from '../design/Button.tsx'
import { Spinner } from '../design/Spinner.tsx'
import { useText } from '../i18n/I18n.tsx'

export function SubmitButton({ isBusy }: { isBusy: boolean }) {
  const text = useText()
  return (
    <Button type="submit" kind="primary" size="lg" isPending={isBusy} className="mt-2 w-full">
      {isBusy && <Spinner />}
      {text(isBusy ? 'signIn.submitting' : 'signIn.submit')}
    </Button>
  )
}
