/** What every field to fill in shares: its label above it, its box, and the line below. */
export const fieldStack = 'flex min-w-0 flex-col gap-1.5'
export const fieldLabel = 'text-13 font-medium'
export const fieldHint = 'text-pretty text-12 text-muted'
export const fieldError = 'text-pretty text-13 text-danger-text'
export const fieldBox =
  'w-full rounded-md border border-field bg-surface -outline-offset-1 placeholder:text-faint ' +
  'hover:border-muted data-invalid:border-danger data-disabled:opacity-55'
/** Of a date or a time. One line of text, not a row of boxes: an hour comes before its minutes in every direction. */
export const dateParts = 'figures whitespace-nowrap'
/** One part of a date or a time. */
export const dateSegment =
  'rounded-xs px-0.5 outline-none data-focused:bg-accent data-focused:text-on-accent ' +
  'not-data-focused:data-placeholder:text-faint data-[type=literal]:text-muted'
