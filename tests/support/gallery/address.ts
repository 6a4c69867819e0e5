import { z } from 'zod'

/** What the gallery's address says: which page, and how it is to look. */
const address = z.object({
  page: z.string().catch('buttons'),
  theme: z.enum(['light', 'dark']).catch('light'),
  contrast: z.enum(['normal', 'high']).catch('normal'),
  density: z.enum(['comfortable', 'compact']).catch('comfortable'),
  direction: z.enum(['ltr', 'rtl']).catch('ltr'),
  locale: z.enum(['en', 'de', 'fr', 'es', 'ar', 'he']).catch('en'),
})
export type Address = z.infer<typeof address>

export function readAddress(search: string): Address {
  return address.parse(Object.fromEntries(new URLSearchParams(search)))
}

export function writeAddress(address: Address): string {
  return `?${new URLSearchParams(address)}`
}
