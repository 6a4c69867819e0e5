import { Button } from '../design/Button.tsx'
import { Section, Setting } from '../design/Section.tsx'
import { Switch } from '../design/Switch.tsx'
import { TimeField } from '../design/TimeField.tsx'
import { useText } from '../i18n/I18n.tsx'
import { changeNotifications, tryNotification } from '../store/settings.ts'
import { useStore } from '../store/store.ts'

const USUAL_QUIET = { from: '22:00', to: '07:00' }

export function NotificationsPage() {
  const text = useText()
  const { mine, unassigned, mentions, sound, preview } = useStore((state) => state.settings.notifications)
  return (
    <>
      <Section title={text('settings.notifications.of')}>
        <Switch
          label={text('settings.notifications.mine')}
          isOn={mine}
          onChange={(isOn) => void changeNotifications({ mine: isOn })}
        />
        <Switch
          label={text('settings.notifications.unassigned')}
          isOn={unassigned}
          onChange={(isOn) => void changeNotifications({ unassigned: isOn })}
        />
        <Switch
          label={text('settings.notifications.mentions')}
          isOn={mentions}
          onChange={(isOn) => void changeNotifications({ mentions: isOn })}
        />
      </Section>
      <Section title={text('settings.notifications.how')}>
        <Switch
          label={text('settings.notifications.sound')}
          isOn={sound}
          onChange={(isOn) => void changeNotifications({ sound: isOn })}
        />
        <Switch
          label={text('settings.notifications.preview')}
          hint={text('settings.notifications.previewHint')}
          isOn={preview}
          onChange={(isOn) => void changeNotifications({ preview: isOn })}
        />
        <Quiet />
        <Setting label={text('settings.notifications.try')} hint={text('settings.notifications.tryHint')}>
          <Button onPress={() => void tryNotification(text('settings.notifications.tried'))}>
            {text('settings.notifications.try')}
          </Button>
        </Setting>
      </Section>
    </>
  )
}

function Quiet() {
  const text = useText()
  const quiet = useStore((state) => state.settings.notifications.quiet)
  return (
    <div className="flex flex-col gap-3">
      <Switch
        label={text('settings.notifications.quiet')}
        hint={text('settings.notifications.quietHint')}
        isOn={quiet !== null}
        onChange={(isOn) => void changeNotifications({ quiet: isOn ? USUAL_QUIET : null })}
      />
      {quiet && (
        <div className="flex gap-4">
          <TimeField
            label={text('settings.notifications.from')}
            value={quiet.from}
            onChange={(from) => void changeNotifications({ quiet: { ...quiet, from } })}
          />
          <TimeField
            label={text('settings.notifications.to')}
            value={quiet.to}
            onChange={(to) => void changeNotifications({ quiet: { ...quiet, to } })}
          />
        </div>
      )}
    </div>
  )
}
