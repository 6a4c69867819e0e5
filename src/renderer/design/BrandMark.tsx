/** The mark: a speech bubble whose tail makes it a "p". */
export function BrandMark({ size = 28 }: { size?: number | string }) {
  return (
    <svg aria-hidden width={size} height={size} viewBox="0 0 28 28" className="text-accent">
      <path
        fill="currentColor"
        fillRule="evenodd"
        d="M14 2a11 11 0 1 1-4.6 21l-3.9 2.8A1.6 1.6 0 0 1 3 24.5V13A11 11 0 0 1 14 2Zm0 6.2a4.8 4.8 0 1 0 0 9.6 4.8 4.8 0 0 0 0-9.6Z"
      />
    </svg>
  )
}
