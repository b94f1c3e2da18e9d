import { decode } from './decode.ts'
import { mark } from './mark.ts'
import { fold, isSecretInProse } from './names.ts'
import type { Rules } from './rules.ts'
import { shapes } from './shapes.ts'

/** Almost no text has any of it, and this is all that such a text costs. */
const hint =
  /[@=]|%[0-9a-f]{2}|eyJ|-----BEGIN|bearer|basic|cookie|authorization|pass|pwd|secret|token|key["' _:-]|["']:|gh[opusr]_|github_pat_|gl(?:pat|sa|ptt|rt)[-_]|xox[abeoprs]-|xapp-|[rs]k[_-]|npm_|pypi-|hf_|hvs\.|dop_v1_|dckr_pat_|shp(?:at|ca|pa|ss)_|SG\.|ya29\.|AIza|AKIA|ASIA|\d(?:[ -]?\d){13}/i

/** Beyond it nothing is read; what is logged is cut far below. */
const maxRead = 65_536

/** A secret that stood between two others is seen when they are gone. */
const maxRounds = 4

export function redactText(text: string, rules: Rules): string {
  if (text.length > maxRead) return redactText(text.slice(0, maxRead), rules)
  if (!hint.test(text)) return text
  let clean = redactOnce(text, rules)
  for (let before = text, round = 1; clean !== before && round < maxRounds; round++) {
    before = clean
    clean = redactOnce(before, rules)
  }
  return clean
}

function redactOnce(text: string, rules: Rules): string {
  let clean = text
  for (const shape of shapes) clean = shape(clean)
  return redactFields(redactAssignments(redactEncoded(clean, rules), rules), rules)
}

/** An address within an address is encoded, once more for each that it is in. */
function redactEncoded(text: string, rules: Rules): string {
  if (!text.includes('%')) return text
  return text.replace(/(?<![\w.%~+-])[\w.~+-]*%[0-9a-f]{2}[\w.%~+-]*/gi, (run) => {
    const decoded = decode(run)
    return decoded === run || redactText(decoded, rules) === decoded ? run : mark
  })
}

/** `password=…` in connection strings, and queries within a text. */
function redactAssignments(text: string, rules: Rules): string {
  if (!text.includes('=')) return text
  return text.replace(
    /(?<![\w.%[\]-])([\w.%[\]-]+)=("[^"]*"|'[^']*'|["']?[^\s&;"'<>]+)/g,
    (all, name: string, _value, at: number) =>
      isSecret(name, at > 0 && '?&#'.includes(text.charAt(at - 1)), rules)
        ? `${name}=${mark}`
        : all,
  )
}

function isSecret(name: string, inQuery: boolean, rules: Rules): boolean {
  const decoded = decode(name)
  return inQuery ? rules.isSecretInQuery(decoded) : rules.of(decoded).secret
}

/** `"token": "…"` within a text, and `password: …` in prose, where `token: …` means something else. */
function redactFields(text: string, rules: Rules): string {
  if (!text.includes(':')) return text
  return text.replace(
    /(?<![\w.-])([\w.-]+)(\\{0,4}["']?\s{0,4}:\s{0,4})(\[redacted\]|"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|[^\s,;}\]]+)/g,
    (all, name: string, separator: string, value: string) =>
      isSecretField(name, separator, rules) ? name + separator + inQuotesOf(value) : all,
  )
}

function isSecretField(name: string, separator: string, rules: Rules): boolean {
  return /["']/.test(separator) ? rules.of(name).secret : isSecretInProse(fold(name))
}

function inQuotesOf(value: string): string {
  const quote = /^["']/.exec(value)?.[0] ?? ''
  return quote + mark + quote
}
