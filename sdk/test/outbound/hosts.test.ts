import { isIPv4 } from 'node:net'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalHost } from '../../src/outbound/hosts/canonical.ts'
import { Trust } from '../../src/outbound/hosts/trust.ts'

const trust = new Trust(
  [{ url: 'https://api.partner.com/v1' }],
  ['hooks.example.com', '.corp.example'],
)

function trusts(written: string): boolean {
  const host = canonicalHost(written)
  return host !== null && trust.trusts(host)
}

test.each([
  'localhost',
  'LOCALHOST',
  'localhost.',
  'app.localhost',
  'payments',
  'my_service',
  'payments.default.svc',
  'payments.default.svc.cluster.local',
  'payments.default.svc.cluster.local.',
  'printer.local',
  'db.internal',
  '127.0.0.1',
  '127.1',
  '127.0.0.1.',
  '127.255.255.254',
  '0x7f.0.0.1',
  '2130706433',
  '0177.0.0.1',
  '１２７.0.0.1',
  '0.0.0.0',
  '10.1.2.3',
  '10.0.0', // 10.0.0.0
  '012.1', // octal: 10.0.0.1
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.1.1',
  '100.64.0.1',
  '100.127.255.255',
  '::1',
  '[::1]',
  '0:0:0:0:0:0:0:1',
  '::',
  'fd00::1',
  'fe80::1',
  'fe80::1%eth0',
  '::ffff:10.0.0.1',
  '::ffff:7f00:1',
])('%s is internal', (host) => {
  expect(trusts(host)).toBe(true)
})

test.each([
  'example.com',
  '127.0.0.1.evil.com',
  'localhost.evil.com',
  'evil.com.',
  'ai.',
  'com.',
  'evil-localhost.com',
  'xinternal.com',
  'a..internal',
  '-.evil.com',
  'internal.evil.com',
  'svc.evil.com',
  'cluster.local.evil.com',
  'user@127.0.0.1',
  'evil.com@localhost',
  'localhost@evil.com',
  'localhost:80@evil.com',
  'localhost/.evil.com',
  'localhost#.evil.com',
  'localhost?.evil.com',
  'localhost\\.evil.com',
  'lo\tcalhost',
  'localhost\r\n',
  ' localhost',
  'localhost%00.evil.com',
  '%6c%6f%63%61%6c%68%6f%73%74',
  'lоcalhost', // the second letter is Cyrillic
  'xn--p1ai',
  'рф',
  'localhost。evil.com',
  '010.0.0.1', // octal: 8.0.0.1
  '134744072', // 8.8.8.8
  '0x08080808',
  '8.8.8.8',
  '11.0.0.1',
  '172.15.255.255',
  '172.32.0.1',
  '192.169.0.1',
  '100.63.255.255',
  '100.128.0.1',
  '169.253.0.1',
  '256.256.256.256',
  '10.0.0.0.1',
  '2001:db8::1',
  '::2',
  '::ffff:8.8.8.8',
  'fec0::1',
  '[::1].evil.com',
  '[::1',
  '::1]',
  '',
  '.',
  '..',
  '.localhost.evil.com',
])('%j is foreign, or no host at all', (host) => {
  expect(trusts(host)).toBe(false)
})

describe('what the service names', () => {
  test('are the hosts of its dependencies', () => {
    expect(trusts('api.partner.com')).toBe(true)
    expect(trusts('API.partner.com.')).toBe(true)
    expect(trusts('partner.com')).toBe(false)
    expect(trusts('evil.api.partner.com')).toBe(false)
    expect(trusts('api.partner.com.evil.com')).toBe(false)
  })

  test('are exact hosts, and all below a suffix', () => {
    expect(trusts('hooks.example.com')).toBe(true)
    expect(trusts('a.hooks.example.com')).toBe(false)
    expect(trusts('a.corp.example')).toBe(true)
    expect(trusts('a.b.corp.example')).toBe(true)
    expect(trusts('corp.example')).toBe(false)
    expect(trusts('evilcorp.example')).toBe(false)
  })

  test('is told back where it is no host', () => {
    const wrong = ['https://api.example.com', 'a b', '', 'host:80', '*', '**.example.com']
    expect(new Trust([], ['*.example.com', ...wrong]).ignored).toEqual(wrong)
  })
})

test('an address is trusted in whichever way it is written, or in none', () => {
  fc.assert(
    fc.property(fc.nat(0xff_ff_ff_ff), (number) => {
      const parts = [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256)
      const written = [
        String(number),
        `0x${number.toString(16)}`,
        `0${number.toString(8)}`,
        parts.map((part) => `0${part.toString(8)}`).join('.'),
        parts.map((part) => `0x${part.toString(16)}`).join('.'),
        `${parts.join('.')}.`,
        `::ffff:${parts.join('.')}`,
        `[::FFFF:${parts.join('.')}]`,
      ]
      const trusted = written.filter((host) => trusts(host))
      expect(trusted).toEqual(trusts(parts.join('.')) ? written : [])
    }),
  )
})

test('a name below a foreign domain is never trusted, whatever stands before it', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('', '.', '@', '/', '\\', '#', ':', '%2e'),
      (front, joint) => {
        expect(trusts(`${front}${joint}.evil.com`)).toBe(false)
      },
    ),
  )
})

test('what is trusted is trusted by the very text that a resolver would see', () => {
  const pieces = fc.constantFrom(
    'localhost',
    '127.0.0.1',
    '10.',
    'evil',
    '.com',
    '@',
    '/',
    ':',
    '[',
    ']',
    '%',
    '\t',
    '。',
    '0x',
    '.internal',
    '.',
    '#',
    '?',
    'xn--',
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 6 }), (some) => {
      const host = canonicalHost(some.join(''))
      if (host === null) return
      expect(host).toMatch(/^[a-z0-9._:-]+$/)
      expect(canonicalHost(host)).toBe(host)
      if (/^[\d.]+$/.test(host)) expect(isIPv4(host)).toBe(true)
    }),
  )
})
