import { Bell, Keyboard, Palette } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../../src/renderer/design/Button.tsx'
import { Section, Setting } from '../../../../src/renderer/design/Section.tsx'
import { Switch } from '../../../../src/renderer/design/Switch.tsx'
import { Tabs } from '../../../../src/renderer/design/Tabs.tsx'
import { Specimen } from '../Specimen.tsx'

export function Pages() {
  const [top, setTop] = useState('mine')
  const [side, setSide] = useState('appearance')
  return (
    <>
      <Specimen name="Tabs, top">
        <Tabs
          label="Views"
          value={top}
          onChange={setTop}
          tabs={[
            { id: 'mine', label: 'Mine', content: <p className="p-4">What is mine</p> },
            { id: 'all', label: 'All', content: <p className="p-4">Everything</p> },
            { id: 'ended', label: 'Ended', content: <p className="p-4">What is over</p> },
          ]}
        />
      </Specimen>
      <Specimen name="Tabs, side; Section; Setting">
        <div className="flex h-80 min-w-0 flex-1">
          <Tabs
            label="Settings"
            arrangement="side"
            value={side}
            onChange={setSide}
            tabs={[
              { id: 'appearance', label: 'Appearance', icon: Palette, content: <Blocks /> },
              { id: 'told', label: 'Notifications', icon: Bell, content: <p className="p-4">None</p> },
              { id: 'keys', label: 'Shortcuts', icon: Keyboard, content: <p className="p-4">Keys</p> },
            ]}
          />
        </div>
      </Specimen>
    </>
  )
}

function Blocks() {
  const [isOn, setOn] = useState(true)
  return (
    <div className="px-6">
      <Section title="Notifications" hint="On this computer only." action={<Button size="sm">Try it</Button>}>
        <Switch label="Sound" isOn={isOn} onChange={setOn} />
        <Setting label="Quiet hours" hint="Nothing is told between these.">
          <Button size="sm">22:00 to 07:00</Button>
        </Setting>
      </Section>
      <Section title="Second block">
        <Setting label="Above what it is for" isStacked>
          <Button>Wide</Button>
        </Setting>
      </Section>
    </div>
  )
}
