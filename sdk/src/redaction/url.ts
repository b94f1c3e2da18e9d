import { decode } from './decode.ts'
import { cut, mark } from './mark.ts'
import type { Rules } from './rules.ts'
import { redactText } from './text.ts'

const maxLength = 2_048

/** Takes whatever came as a URL, absolute or a path, malformed or not. */
export function redactUrl(url: string, rules: Rules): string {
  const read = url.slice(0, 2 * maxLength)
  const [address = '', ...rest] = read.split(/(?=[?#])/)
  return cut(
    redactAddress(address, rules) + rest.map((part) => redactQuery(part, rules)).join(''),
    maxLength,
  )
}

/** User info goes, and what a segment of the path gives away, encoded or not. */
function redactAddress(address: string, rules: Rules): string {
  const clean = redactText(address, rules)
  if (!clean.includes('%')) return clean
  return clean.replace(/[^/]+/g, (segment) => redactEncoded(segment, rules))
}

/** A fragment is treated alike: the implicit grant of OAuth put its tokens there. */
function redactQuery(query: string, rules: Rules): string {
  return query.replace(/[^?#&;]+/g, (parameter) => redactParameter(parameter, rules))
}

function redactParameter(parameter: string, rules: Rules): string {
  const equals = parameter.indexOf('=')
  if (equals < 0) return redactEncoded(parameter, rules)
  const name = parameter.slice(0, equals)
  if (rules.isSecretInQuery(decode(name))) return `${name}=${mark}`
  return `${redactEncoded(name, rules)}=${redactEncoded(parameter.slice(equals + 1), rules)}`
}

function redactEncoded(text: string, rules: Rules): string {
  const decoded = decode(text)
  return redactText(decoded, rules) === decoded ? text : mark
}
