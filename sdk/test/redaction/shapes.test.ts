import { describe, expect, it } from 'vitest'
import { createRedaction } from '../../src/redaction/index.ts'

const { text } = createRedaction()

const webToken = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl'
const key = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC'

describe('a secret is known by its shape', () => {
  it.each([
    ['a bearer credential', 'sent Bearer abcdefgh-1234', 'sent Bearer [redacted]'],
    ['a basic credential', 'sent basic dXNlcjpwYXNz', 'sent basic [redacted]'],
    ['a JSON web token', `got ${webToken} back`, 'got [redacted] back'],
    ['a token of GitHub', `ghp_${'a1'.repeat(18)}`, '[redacted]'],
    ['a key of Stripe', `key sk_live_${'a1'.repeat(12)}.`, 'key [redacted]'],
    ['a key of AWS', 'AKIAIOSFODNN7EXAMPLE', '[redacted]'],
    ['a token of Slack', 'xoxb-123456789012-abcdef', '[redacted]'],
    [
      'user info in an address',
      'postgres://bob:hunter2@db:5432/x',
      'postgres://[redacted]@db:5432/x',
    ],
    ['an e-mail address', 'to Bob.B+x@mail.example.com, soon', 'to [redacted], soon'],
    ['an encoded e-mail address', 'q=bob%40example.com', 'q=[redacted]'],
    ['an e-mail address beyond ASCII', 'to jörg@bücher.example', 'to [redacted]'],
    ['a card number', 'paid with 4111 1111 1111 1111 today', 'paid with [redacted] today'],
    ['a card number with dashes', '5500-0055-5555-5559', '[redacted]'],
    [
      'a private key',
      `-----BEGIN RSA PRIVATE KEY-----\n${key}\n-----END RSA PRIVATE KEY----- rest`,
      '[redacted] rest',
    ],
    ['a private key that was cut', `-----BEGIN PRIVATE KEY-----\n${key}`, '[redacted]'],
    ['an assignment', 'Server=db;Password=hunter2;Pool=5', 'Server=db;Password=[redacted];Pool=5'],
    ['an assignment in quotes', 'password="hunter two" x=1', 'password=[redacted] x=1'],
    [
      'a query',
      'GET https://x.example/cb?code=s3cret&state=1',
      'GET https://x.example/cb?code=[redacted]&state=1',
    ],
    [
      'a query within a query',
      '/go?next=%2Fcb%3Ftoken%3Ds3cret&a=1, then %252Fcb%253Ftoken%253Ds3cret',
      '/go?next=[redacted]&a=1, then [redacted]',
    ],
    ['an encoded name', '/x?user%5Btoken%5D=s3cret', '/x?user%5Btoken%5D=[redacted]'],
    ['a member of JSON', '{"apiKey":"s3cret","a":1}', '{"apiKey":"[redacted]","a":1}'],
    [
      'a member of JSON within JSON',
      String.raw`"{\"token\":\"s3cret\"}"`,
      String.raw`"{\"token\":[redacted]}"`,
    ],
    ['a header', 'Cookie: sid=1; theme=dark\nAccept: */*', 'Cookie: [redacted]\nAccept: */*'],
    ['a password in prose', 'wrong password: hunter2', 'wrong password: [redacted]'],
  ])('%s', (_what, told, clean) => {
    expect(text(told)).toBe(clean)
  })
})

describe('what only looks like a secret stays', () => {
  it.each([
    'Basic authentication failed',
    'bearer of bad news',
    'Unexpected token: }',
    'order 4111111111111112 shipped', // fails the check digit
    'at 1763676000000, in nanoseconds 1763676000000000000',
    'trace 4bf92f3577b34da6a3ce929d0e0e4736 of 00f067aa0ba902b7',
    '/node_modules/express@5.3.0/lib/router.js:12:3',
    'failed with code=ECONNREFUSED',
    'maxTokens=512',
    '550e8400-e29b-41d4-a716-446655440000',
    'Error: no\n    at file:///srv/app/token.ts:10:5',
  ])('%s', (told) => {
    expect(text(told)).toBe(told)
  })
})
