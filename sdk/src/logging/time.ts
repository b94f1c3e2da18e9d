let last = 0
let text = ''
let second = 0
/** `2026-01-31T12:00:00.` */
let untilMs = ''

/** Now, in ISO 8601. Lines of one millisecond share it, and those of one second most of it. */
export function isoNow(): string {
  const now = Date.now()
  if (now === last) return text
  last = now
  const ms = now % 1_000
  if (now - ms !== second) {
    second = now - ms
    untilMs = new Date(second).toISOString().slice(0, -4)
  }
  text = `${untilMs}${String(ms).padStart(3, '0')}Z`
  return text
}
