/** Names of facts whose values are never written, whatever they hold. */
const SECRET_FACT =
  /"(\w*(?:token|password|secret|authorization|cookie|apikey|cachekey)\w*)":"(?:[^"\\]|\\.)*"/gi
const UUID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{9}([0-9a-f]{3})\b/gi
const EMAIL = /[^\s"'<>@/]+@[^\s"'<>@/]+\.[^\s"'<>@/]+/g
/** Keys and tokens have no other mark than their length: base64 of 32 bytes, and any unbroken run that long. */
const SECRET_LIKE = /[A-Za-z0-9+/]{43}=|[A-Za-z0-9_-]{32,}(?:\.[A-Za-z0-9_-]+)*/g
const USER_FOLDER = /((?:\/home|\/Users)\/|[A-Z]:(?:\\\\|\\)Users(?:\\\\|\\))[^/\\"\s]+/g

/**
 * A log line without what must not leave the machine: secrets, mail addresses, the user's name in paths. Ids keep
 * their last three characters, enough to follow one through a log.
 */
export function redact(line: string): string {
  return line
    .replace(SECRET_FACT, '"$1":"[redacted]"')
    .replace(UUID, '[…$1]')
    .replace(EMAIL, '[email]')
    .replace(SECRET_LIKE, '[redacted]')
    .replace(USER_FOLDER, '$1[user]')
}
