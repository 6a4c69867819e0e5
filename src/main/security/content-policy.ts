/**
 * What the console's page may load: its own files, and nothing from anywhere else. It has no connections at all,
 * the bridge to main is its only way out. Inline scripts and styles are refused alike: styles that a script sets on
 * an element need no permission.
 */
export const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "media-src 'self'",
  "connect-src 'none'",
  "worker-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
].join('; ')
