/** `API-Key`, `api_key` and `apiKey` are one name. */
export function fold(name: string): string {
  return name.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase()
}

/** Names whose value is secret whatever it looks like. Folded. */
const exact = new Set(
  (
    'authorization proxyauthorization cookie cookies setcookie credentials bearer jwt ' +
    'pass pwd pin otp totp mfa sig signature csrf xsrf session sid ' +
    'ssn card cvv cvc iban pan apikeys secrets tokens'
  ).split(' '),
)

/** In a log `code` and `key` are harmless, in a query they are an OAuth grant and an API key. */
const inQueries = new Set([
  'code',
  'key',
  'auth',
  'assertion',
  'samlresponse',
  'samlrequest',
  'hmac',
])

/** Whoever prefixes a name (`dbPassword`, `X-Amz-Security-Token`) still means it. */
const endings =
  /(?:passwd|secret|token|apikey|secretkey|privatekey|accesskey|encryptionkey|signingkey|credential|authorization|cookie|signature|sessionid|sessionkey|cardnumber|creditcard|socialsecuritynumber|securitycode)$/

const anywhere = /password|passphrase|clientsecret/

/** Names that nothing but a secret follows, even in prose. */
const inProse =
  /(?:password|passwd|passphrase|pwd|secret|apikey|privatekey|accesskey|accesstoken|refreshtoken|authtoken)$/

/** Nobody needs the beginning of a longer one to tell what it names. */
const maxLength = 128

export function isSecretName(folded: string): boolean {
  const name = folded.slice(-maxLength)
  return exact.has(name) || endings.test(name) || anywhere.test(name)
}

export function isSecretInQuery(folded: string): boolean {
  return inQueries.has(folded) || isSecretName(folded)
}

export function isSecretInProse(folded: string): boolean {
  return inProse.test(folded.slice(-maxLength))
}

/** How many tokens a model has read is not a secret. */
export function isCount(folded: string): boolean {
  return folded.endsWith('tokens')
}
