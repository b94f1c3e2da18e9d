import { mark } from './mark.ts'

/**
 * What a secret looks like wherever it stands. Each expression is linear in the length of the
 * text: a repetition begins only where a run of its characters begins (hence the look-behinds),
 * or is bounded.
 */
type Shape = (text: string) => string

const privateKey: Shape = (text) =>
  text.replace(
    /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----[^]*?(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY-----|$)/g,
    mark,
  )

const header: Shape = (text) =>
  text.replace(
    /(?<![\w-])((?:set-)?cookie2?|(?:proxy-)?authorization)(\s{0,4}:\s{0,4})[^\s"'][^\r\n"']*/gi,
    `$1$2${mark}`,
  )

const credentials: Shape = (text) =>
  text.replace(
    /(?<![\w-])(bearer|basic)(\s{1,4})([\w.~+/=-]{6,})/gi,
    (all, scheme: string, gap, value) =>
      scheme.toLowerCase() === 'bearer' || isEncoded(value) ? scheme + gap + mark : all,
  )

/** "Basic authentication" is prose. */
function isEncoded(value: string): boolean {
  return /[\d+/=]|[a-z][A-Z]/.test(value)
}

const webToken: Shape = (text) => text.replace(/(?<![\w-])eyJ[\w-]{5,}(?:\.[\w-]*){1,4}/g, mark)

/** GitHub, GitLab, Slack, Stripe, OpenAI, Anthropic, Google, AWS, SendGrid, Vault, Shopify … */
const issuedToken: Shape = (text) =>
  text.replace(
    /(?<![\w-])(?:gh[opusr]_|github_pat_|gl(?:pat|sa|ptt|rt)[-_]|xox[abeoprs]-|xapp-|[rs]k_(?:live|test)_|whsec_|sk-(?=[\w-]{0,64}\d)|npm_(?=[^\W_]{30})|pypi-|hf_|hvs\.|dop_v1_|dckr_pat_|shp(?:at|ca|pa|ss)_|SG\.|ya29\.|AIza|AKIA|ASIA)[\w.-]{16,}/g,
    mark,
  )

const userInfo: Shape = (text) => text.replace(/(^|:)\/\/[^\s/?#"'<>]*@/g, `$1//${mark}@`)

const email: Shape = (text) =>
  text.replace(
    /(?<![\p{L}\p{N}_.%+'-])[\p{L}\p{N}_.%+'-]+(?:@|%40)(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}/giu,
    mark,
  )

/** From 14 digits on, not beginning with 1: epoch times are no cards. */
const card: Shape = (text) =>
  text.replace(/(?<![\w.])[2-6](?:[ -]?\d){13,18}(?!\w)/g, (all) =>
    passesLuhn(all.replace(/\D/g, '')) ? mark : all,
  )

/** In this order: what covers more text comes first. */
export const shapes: readonly Shape[] = [
  privateKey,
  header,
  credentials,
  webToken,
  issuedToken,
  userInfo,
  email,
  card,
]

export function isCardNumber(number: number): boolean {
  return number >= 2e13 && number < 7e18 && shapes.at(-1)?.(String(number)) === mark
}

/** https://www.iso.org/standard/70484.html, annex B */
function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]) * (i % 2 === 0 ? 1 : 2)
    sum += digit > 9 ? digit - 9 : digit
  }
  return sum % 10 === 0
}
