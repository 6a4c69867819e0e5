import encodeQR from 'qr'
import { useMemo } from 'react'

/** For a phone to read off the screen: dark on light in every theme, with the four modules of quiet around it. */
export function QrCode({ value, label }: { value: string; label: string }) {
  const rows = useMemo(() => encodeQR(value, 'raw', { ecc: 'medium', border: 4 }), [value])
  const path = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])))
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${rows.length} ${rows.length}`}
      shapeRendering="crispEdges"
      className="size-44 rounded-md bg-paper text-print"
    >
      <path fill="currentColor" d={path.join('')} />
    </svg>
  )
}
