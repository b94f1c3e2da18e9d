/** What stands in the place of a secret. */
export const mark = '[redacted]'

/** What stands in the place of a value that could not be read: a getter that threw, a hostile proxy. */
export const unreadable = '[unreadable]'

/** The last part of a text says how much of it was cut away. The result is at most `max` long. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text
  const note = `… [${text.length - max} more characters]`
  return text.slice(0, max - note.length) + note
}
