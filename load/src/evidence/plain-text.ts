const longest = 300
/** What moves a cursor, begins a line, or turns the direction of what follows. */
const unseen = /[\p{Cc}\p{Cf}\u2028\u2029]/gu

/** A name that others chose, on one line and of a size to be read: it goes to terminals and to logs. */
export function plainText(text: string): string {
  return text.replaceAll(unseen, '\uFFFD').slice(0, longest)
}
