import { useState } from 'react'
import { DateField, DateTimeField } from '../../../../src/renderer/design/DateTimeField.tsx'
import { TimeField } from '../../../../src/renderer/design/TimeField.tsx'
import { Specimen } from '../Specimen.tsx'

export function Dates() {
  const [until, setUntil] = useState<string | null>('2026-03-10T14:30:00.000Z')
  const [time, setTime] = useState('22:00')
  const [day, setDay] = useState<string | null>('1986-04-12')
  return (
    <>
      <Specimen name="DateTimeField">
        <DateTimeField label="Snooze until" value={until} onChange={setUntil} />
        <DateTimeField label="Snooze until" value={until} error="That is over already." onChange={setUntil} />
      </Specimen>
      <Specimen name="DateField">
        <DateField label="Arrival" value={day} onChange={setDay} />
        <DateField label="Departure" value={null} onChange={setDay} />
        <DateField label="Departure" value={null} error="Enter a whole date." onChange={setDay} />
        <DateField label="Birthday" isLabelHidden size="sm" value={day} onChange={setDay} />
      </Specimen>
      <Specimen name="TimeField">
        <TimeField label="From" value={time} onChange={setTime} />
      </Specimen>
    </>
  )
}
