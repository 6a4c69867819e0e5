import { Clock, Siren } from 'lucide-react'
import { Avatar } from '../../../../src/renderer/design/Avatar.tsx'
import { BrandMark } from '../../../../src/renderer/design/BrandMark.tsx'
import { Chip } from '../../../../src/renderer/design/Chip.tsx'
import { Count } from '../../../../src/renderer/design/Count.tsx'
import { OwnDirection } from '../../../../src/renderer/design/OwnDirection.tsx'
import { PresenceMark } from '../../../../src/renderer/design/PresenceMark.tsx'
import { Tag, TagDot } from '../../../../src/renderer/design/Tag.tsx'
import { Specimen } from '../Specimen.tsx'
import { COLORS } from '../samples.tsx'

const NAMES = ['Mara Lindqvist', 'Jonas Weber', 'Aylin Demir', 'Tomás Rivera', '42']
const TONES = ['plain', 'quiet', 'accent', 'warning', 'danger'] as const

export function Marks() {
  return (
    <>
      <Specimen name="Avatar">
        {NAMES.map((name) => (
          <Avatar key={name} id={name} name={name} />
        ))}
        {([18, 24, 32, 36, 48] as const).map((size) => (
          <Avatar key={size} id="Mara" name="Mara Lindqvist" size={size} />
        ))}
      </Specimen>
      <Specimen name="Chip">
        {TONES.map((tone) => (
          <Chip key={tone} tone={tone} icon={Clock}>
            {tone} 02:41
          </Chip>
        ))}
        <Chip tone="alarm" icon={Siren}>
          Emergency
        </Chip>
      </Specimen>
      <Specimen name="Tag">
        {COLORS.map((color) => (
          <Tag key={color} name={color} color={color} />
        ))}
        <Tag name="late arrival" color="teal" onRemove={() => undefined} />
        <div className="w-40">
          <Tag name="Donaudampfschifffahrtsgesellschaft" color="purple" onRemove={() => undefined} />
        </div>
      </Specimen>
      <Specimen name="TagDot">
        {COLORS.map((color) => (
          <TagDot key={color} color={color} />
        ))}
      </Specimen>
      <Specimen name="PresenceMark">
        {(['available', 'busy', 'away', 'offline'] as const).map((status) => (
          <span key={status} className="flex items-center gap-2 text-13">
            <PresenceMark status={status} />
            {status}
          </span>
        ))}
      </Specimen>
      <Specimen name="Count">
        <Count value={3} label="3 unread messages" />
        <Count value={120} label="120 unread messages" />
      </Specimen>
      <Specimen name="OwnDirection">
        <div className="flex w-60 flex-col">
          <OwnDirection>A line that is longer than the room it has been given</OwnDirection>
          <OwnDirection>Short</OwnDirection>
        </div>
      </Specimen>
      <Specimen name="BrandMark">
        <BrandMark />
        <BrandMark size={48} />
      </Specimen>
    </>
  )
}
