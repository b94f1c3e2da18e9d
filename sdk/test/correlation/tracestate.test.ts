import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acceptBaggage } from '../../src/correlation/baggage.ts'
import {
  explicitRandomness,
  parseTraceState,
  withThreshold,
} from '../../src/correlation/tracestate.ts'

const hostile: readonly string[] = [
  'a=b\r\nset-cookie: x=1',
  'a=b\0',
  'a=b\u007f',
  'ключ=значение',
  'a=\u{1f4a9}',
  'x'.repeat(10_240),
  `a=${'b'.repeat(10_240)}`,
]

describe('tracestate', () => {
  it('is kept as it came where it is valid', () => {
    const text = 'congo=t61rcWkgMzE,tenant@vendor=a b!,1a=x'
    expect(parseTraceState(text)).toEqual({ text, others: text.split(','), fields: [] })
    expect(parseTraceState(' a=1 ,\tb=2,,')?.text).toBe('a=1,b=2')
    expect(parseTraceState('a=1,ot=th:8;rv:0123456789abcd;q:1')).toEqual({
      text: 'a=1,ot=th:8;rv:0123456789abcd;q:1',
      others: ['a=1'],
      fields: ['th:8', 'rv:0123456789abcd', 'q:1'],
    })
  })

  it.each([
    ...hostile,
    '',
    ',',
    'a',
    '=b',
    'a=',
    'a=b=c',
    'A=b',
    'a=1,a=2',
    '__proto__=1,__proto__=2',
    Array.from({ length: 33 }, (_, i) => `k${i}=1`).join(','),
  ])('is nothing where a part of it is wrong: %j', (text) => {
    expect(parseTraceState(text)).toBeNull()
  })

  it('gives a random number only where it is one', () => {
    const of = (value: string) => explicitRandomness(parseTraceState(`ot=${value}`))
    expect(of('rv:0123456789abcd')).toBe('0123456789abcd')
    expect(of('th:8;rv:ffffffffffffff')).toBe('ffffffffffffff')
    for (const value of ['rv:0123456789abc', 'rv:0123456789abcde', 'rv:0123456789ABCD', 'xrv:1']) {
      expect(of(value)).toBeNull()
    }
  })

  it('changes in its threshold alone', () => {
    const state = parseTraceState('a=1,ot=th:8;rv:0123456789abcd,b=2')
    expect(withThreshold(state, 'e6666666666666')).toBe(
      'ot=th:e6666666666666;rv:0123456789abcd,a=1,b=2',
    )
    expect(withThreshold(state, null)).toBe('ot=rv:0123456789abcd,a=1,b=2')
    expect(withThreshold(null, '8')).toBe('ot=th:8')
    expect(withThreshold(null, null)).toBe('')
    const full = parseTraceState(Array.from({ length: 32 }, (_, i) => `k${i}=1`).join(','))
    expect(withThreshold(full, '8').split(',')).toHaveLength(32)
  })

  it('is valid again after it was changed, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 600 }), (text) => {
        const state = parseTraceState(text)
        const next = withThreshold(state, '8')
        expect(next).toMatch(/^[\x20-\x7e]+$/)
        if (next.length <= 512) expect(parseTraceState(next)).not.toBeNull()
      }),
    )
  })
})

describe('baggage', () => {
  it('is kept as it came where it is valid', () => {
    const text = 'user=alice,tier=gold;ttl=5;public,path=%2Fa%20b'
    expect(acceptBaggage(text)).toBe(text)
    expect(acceptBaggage(' a = 1 , b=2 ')).toBe('a = 1,b=2')
  })

  it.each([...hostile, '', ',', 'a', '=b', 'a="b"', 'a=b c', 'a b=c'])(
    'loses what is wrong: %j',
    (text) => {
      expect(acceptBaggage(text)).toBeNull()
    },
  )

  it('keeps what is right beside what is wrong', () => {
    expect(acceptBaggage('a=1,ключ=1,b=2')).toBe('a=1,b=2')
  })

  it('is nothing where there is too much of it', () => {
    const pairs = (count: number) => Array.from({ length: count }, (_, i) => `k${i}=1`).join(',')
    expect(acceptBaggage(pairs(64))).toBe(pairs(64))
    expect(acceptBaggage(pairs(65))).toBeNull()
  })

  it('is read in linear time', () => {
    expect(acceptBaggage(`a=1${';a'.repeat(4_000)}"`)).toBeNull()
    expect(acceptBaggage(`a=1${' '.repeat(8_000)}"`)).toBeNull()
    expect(acceptBaggage(`a=1${' ;a='.repeat(2_000)}"`)).toBeNull()
  })
})
