/**
 * What the console's page may load: its own files, and nothing from anywhere else. It has no connections at all, the
 * bridge to main is its only way out. Files that came over the bridge are shown and heard as blobs of the page's own:
 * pictures and sounds alone, for a blob of anything else could run. Inline scripts and styles are refused alike: styles
 * that a script sets on an element need no permission.
 */
export const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "media-src 'self' blob:",
  "connect-src 'none'",
  "worker-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
].join('; ')
