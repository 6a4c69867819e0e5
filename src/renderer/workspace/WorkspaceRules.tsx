import type { Id } from '#shared/ids.ts'
import { Section } from '../design/Section.tsx'
import { Switch } from '../design/Switch.tsx'
import { useText } from '../i18n/I18n.tsx'
import { NotListed } from '../settings/NotListed.tsx'
import { useIsOnline } from '../store/account.tsx'
import { ReferenceAddress } from './ReferenceAddress.tsx'
import { useWorkspaceSettings } from './use-workspace-settings.ts'

/** One workspace: what is usual at the end of a chat, where orders are looked at, what goes along. */
export function WorkspaceRules({ accountId }: { accountId: Id }) {
  const text = useText()
  const isDisabled = !useIsOnline()
  const { settings, pending, error, save, again } = useWorkspaceSettings(accountId)
  const shown = settings && { ...settings, ...pending }
  return (
    <>
      {shown === null && error !== null && (
        <div className="py-6">
          <NotListed error={error} offline={text('workspace.offlineRead')} again={again} />
        </div>
      )}
      {shown !== null && (
        <>
          <p className="max-w-prose text-pretty pt-2 pb-6 text-13 text-muted" role="status">
            {text(isDisabled ? 'people.offline' : 'workspace.hint')}
          </p>
          <Section title={text('workspace.ending')}>
            <Switch
              label={text('workspace.surveys')}
              hint={text('workspace.surveysHint')}
              isOn={shown.surveys}
              isDisabled={isDisabled}
              onChange={(surveys) => save({ surveys })}
            />
          </Section>
          <Section title={text('workspace.references')} hint={text('workspace.referencesHint')}>
            <ReferenceAddress
              saved={settings?.referenceUrl ?? null}
              isDisabled={isDisabled}
              onSave={(referenceUrl) => save({ referenceUrl })}
            />
          </Section>
          <Section title={text('workspace.handover')}>
            <Switch
              label={text('workspace.draftTravel')}
              hint={text('workspace.draftTravelHint')}
              isOn={shown.draftTravel}
              isDisabled={isDisabled}
              onChange={(draftTravel) => save({ draftTravel })}
            />
          </Section>
        </>
      )}
    </>
  )
}
