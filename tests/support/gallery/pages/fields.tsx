import { useState } from 'react'
import { DateField, DateTimeField } from '../../../../src/renderer/design/DateTimeField.tsx'
import { SecretField } from '../../../../src/renderer/design/SecretField.tsx'
import { Select } from '../../../../src/renderer/design/Select.tsx'
import { TextArea } from '../../../../src/renderer/design/TextArea.tsx'
import { TextField } from '../../../../src/renderer/design/TextField.tsx'
import { TimeField } from '../../../../src/renderer/design/TimeField.tsx'
import { Specimen } from '../Specimen.tsx'
import { PRIORITIES } from '../samples.tsx'

export function Fields() {
  const [secret, setSecret] = useState('correct horse')
  const [until, setUntil] = useState<string | null>('2026-03-10T14:30:00.000Z')
  const [time, setTime] = useState('22:00')
  const [day, setDay] = useState<string | null>(null)
  const [priority, setPriority] = useState('high')
  return (
    <>
      <Specimen name="TextField">
        <TextField label="Email" defaultValue="mara@harbourhouse.example" />
        <TextField label="Server" placeholder="chat.example.com" hint="Whoever runs it knows it." />
        <TextField label="Email" defaultValue="mara@" error="Enter your email address." />
        <TextField label="Workspace" defaultValue="Harbour House" isDisabled />
      </Specimen>
      <Specimen name="SecretField">
        <SecretField label="Password" value={secret} onChange={setSecret} />
        <SecretField label="PIN" value="" error="That was not it. 3 tries are left." onChange={setSecret} />
      </Specimen>
      <Specimen name="TextArea">
        <TextArea
          label="Reason"
          defaultValue="Writes the same again and again."
          hint="Your colleagues see it."
        />
        <TextArea label="Reason" placeholder="Why?" error="Say in a few words why." rows={2} />
      </Specimen>
      <Specimen name="Select">
        <Select label="Priority" options={PRIORITIES} value={priority} onChange={setPriority} />
        <Select label="Priority" options={PRIORITIES} value={null} placeholder="Any" onChange={setPriority} />
        <Select
          label="Priority"
          isLabelHidden
          size="sm"
          options={PRIORITIES}
          value={priority}
          onChange={setPriority}
        />
        <Select label="Priority" isDisabled options={PRIORITIES} value="low" onChange={setPriority} />
      </Specimen>
      <Specimen name="DateTimeField, TimeField, DateField">
        <DateTimeField label="Snooze until" value={until} onChange={setUntil} />
        <DateTimeField label="Snooze until" value={until} error="That is over already." onChange={setUntil} />
        <TimeField label="From" value={time} onChange={setTime} />
        <DateField label="Arrival" value={day} onChange={setDay} />
        <DateField label="Arrival" isLabelHidden size="sm" value={day} onChange={setDay} />
        <DateField label="Arrival" value={null} error="This is not a day." onChange={setDay} />
      </Specimen>
    </>
  )
}
