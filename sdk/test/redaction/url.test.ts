import { describe, expect, it } from 'vitest'
import { createRedaction } from '../../src/redaction/index.ts'

const { url } = createRedaction(['iban_number'])

describe('a URL keeps its form and loses its secrets', () => {
  it.each([
    ['/users/42?page=2&sort=name', '/users/42?page=2&sort=name'],
    ['/cb?code=abc&state=xyz', '/cb?code=[redacted]&state=xyz'],
    [
      '/x?API-Key=1&access_token=2;sig=3',
      '/x?API-Key=[redacted]&access_token=[redacted];sig=[redacted]',
    ],
    ['/x?user%5Bpassword%5D=1', '/x?user%5Bpassword%5D=[redacted]'],
    ['/x?pass%77ord=1', '/x?pass%77ord=[redacted]'],
    ['/x?ibanNumber=1', '/x?ibanNumber=[redacted]'],
    ['/x?q=bob%40example.com', '/x?q=[redacted]'],
    ['/x?next=%2Fcb%3Faccess_token%3Dabc', '/x?next=[redacted]'],
    ['/x?q=4111+1111+1111+1111', '/x?q=[redacted]'],
    ['/x?eyJhbGciOiJIUzI1NiJ9.eyJzdWIi.c2ln', '/x?[redacted]'],
    ['/reset/bob%40example.com/now', '/reset/[redacted]/now'],
    ['/a;jsessionid=1?b=2', '/a;jsessionid=[redacted]?b=2'],
    [
      'https://bob:hunter2@x.example/a#id_token=1',
      'https://[redacted]@x.example/a#id_token=[redacted]',
    ],
    ['//bob:hunter2@x.example/', '//[redacted]@x.example/'],
    ['', ''],
    ['?', '?'],
    ['%', '%'],
    ['/%zz?%zz=%zz&token=%zz', '/%zz?%zz=%zz&token=[redacted]'],
  ])('%s', (told, clean) => {
    expect(url(told)).toBe(clean)
  })

  it('is bounded', () => {
    expect(url(`/x?a=${'b'.repeat(100_000)}`).length).toBe(2_048)
  })
})
