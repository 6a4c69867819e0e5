import { useState } from 'react'
import { SecretField } from '../../../../src/renderer/design/SecretField.tsx'
import { Select } from '../../../../src/renderer/design/Select.tsx'
import { TextArea } from '../../../../src/renderer/design/TextArea.tsx'
import { TextField } from '../../../../src/renderer/design/TextField.tsx'
import { Specimen } from '../Specimen.tsx'
import { PRIORITIES } from '../samples.tsx'

export function Fields() {
  const [secret, setSecret] = useState('correct horse')
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
    </>
  )
}
