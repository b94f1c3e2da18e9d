import { secondsIn } from '@obs-toolkit/alerts'

/** As Grafana writes it into a query: whole seconds, or milliseconds below one. */
export function inQuery(seconds: number): string {
  return seconds < 1 ? `${Math.round(seconds * 1_000)}ms` : `${Math.round(seconds)}s`
}

/** `now-6h`, `now`, ISO 8601 or milliseconds since 1970, in seconds; days are not rounded to. */
export function momentIn(text: string, now: number): number | null {
  const relative = /^now(?:([+-])(.+?))?(?:\/[a-zA-Z]+)?$/.exec(text)
  if (relative) {
    const [, sign, length = ''] = relative
    const seconds = secondsIn(length)
    if (sign !== undefined && seconds === 0) return null
    return sign === '+' ? now + seconds : now - seconds
  }
  if (/^\d{10,}$/.test(text)) return Number(text) / 1_000
  const moment = Date.parse(text)
  return Number.isNaN(moment) ? null : moment / 1_000
}
