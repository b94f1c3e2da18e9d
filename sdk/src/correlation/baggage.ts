/** Key-value pairs that travel with a request: https://www.w3.org/TR/baggage/ */
const maxLength = 8_192
const maxMembers = 64

const token = "[!#$%&'*+\\-.^_`|~0-9A-Za-z]+"
const value = '[\\x21\\x23-\\x2b\\x2d-\\x3a\\x3c-\\x5b\\x5d-\\x7e]+'
// White space belongs to one place alone: with two, the expression would take exponential time.
const property = `[ \\t]*;[ \\t]*${token}(?:[ \\t]*=(?:[ \\t]*${value})?)?`
const member = new RegExp(`^${token}[ \\t]*=(?:[ \\t]*${value})?(?:${property})*$`)

/** The caller's baggage as far as it is valid; null where nothing of it is, or it is too much. */
export function acceptBaggage(header: string | string[] | undefined): string | null {
  if (typeof header !== 'string' || header.length > maxLength) return null
  const members = header.split(',', maxMembers + 1).map((part) => part.trim())
  if (members.length > maxMembers) return null
  const valid = members.filter((part) => member.test(part))
  return valid.length === 0 ? null : valid.join(',')
}
