let last = 0
let text = ''

/** Now, in ISO 8601. Lines of one millisecond share it. */
export function isoNow(): string {
  const now = Date.now()
  if (now !== last) {
    last = now
    text = new Date(now).toISOString()
  }
  return text
}
