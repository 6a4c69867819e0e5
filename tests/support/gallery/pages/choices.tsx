import { Monitor, Moon, Sun } from 'lucide-react'
import { useState } from 'react'
import { Checkbox } from '../../../../src/renderer/design/Checkbox.tsx'
import { RadioGroup } from '../../../../src/renderer/design/RadioGroup.tsx'
import { SegmentedControl } from '../../../../src/renderer/design/SegmentedControl.tsx'
import { Switch } from '../../../../src/renderer/design/Switch.tsx'
import { Specimen } from '../Specimen.tsx'

const THEMES = [
  { id: 'system', label: 'Like the system', icon: Monitor },
  { id: 'light', label: 'Light', icon: Sun },
  { id: 'dark', label: 'Dark', icon: Moon },
]

const TOLD = [
  { id: 'all', label: 'Everything', hint: 'Each new message in any chat you can see' },
  { id: 'mine', label: 'My chats' },
  { id: 'none', label: 'Nothing' },
]

export function Choices() {
  const [isOn, setOn] = useState(true)
  const [isChecked, setChecked] = useState(true)
  const [theme, setTheme] = useState('light')
  const [told, setTold] = useState('mine')
  return (
    <>
      <Specimen name="Switch">
        <div className="flex w-80 flex-col gap-4">
          <Switch label="Sound" isOn={isOn} onChange={setOn} />
          <Switch label="Show the text" hint="Off: only who wrote." isOn={!isOn} onChange={setOn} />
          <Switch label="Not for you to change" isOn isDisabled onChange={setOn} />
        </div>
      </Specimen>
      <Specimen name="Checkbox">
        <Checkbox label="Chosen" isChecked={isChecked} onChange={setChecked} />
        <Checkbox label="Not chosen" isChecked={!isChecked} onChange={setChecked} />
        <Checkbox label="Some of them" isChecked={false} isMixed onChange={setChecked} />
        <Checkbox label="Unavailable" isChecked isDisabled onChange={setChecked} />
        <Checkbox label="Without words" isLabelHidden isChecked onChange={setChecked} />
        <Checkbox label="With a hint" hint="What it does" isChecked={false} onChange={setChecked} />
      </Specimen>
      <Specimen name="RadioGroup">
        <RadioGroup label="Tell me of" options={TOLD} value={told} onChange={setTold} />
        <RadioGroup label="Unavailable" options={TOLD} value={told} isDisabled onChange={setTold} />
      </Specimen>
      <Specimen name="SegmentedControl">
        <SegmentedControl label="Theme" options={THEMES} value={theme} onChange={setTheme} />
        <SegmentedControl label="Theme" isDisabled options={THEMES} value={theme} onChange={setTheme} />
      </Specimen>
    </>
  )
}
