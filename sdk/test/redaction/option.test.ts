import { describe, expect, it } from 'vitest'
import { createRedaction } from '../../src/redaction/index.ts'

describe('the option redact', () => {
  it('adds names, however they are spelt', () => {
    const { value, text } = createRedaction(['nick-name'])
    expect(value({ a: [{ nickName: 'x' }] })).toEqual({ a: [{ nickName: '[redacted]' }] })
    expect(text('nick_name=x')).toBe('nick_name=[redacted]')
  })

  it('adds paths, which end where a value is', () => {
    const { value } = createRedaction(['user.phone', 'items[*].price', 'headers["x-tenant"]'])
    const told = {
      phone: 1,
      user: { phone: 2 },
      order: { user: { phone: 3 } },
      items: [{ price: 4, name: 'n' }],
      headers: { 'X-Tenant': 5 },
      'user.phone': 6,
    }
    expect(value(told)).toEqual({
      phone: 1,
      user: { phone: '[redacted]' },
      order: { user: { phone: '[redacted]' } },
      items: [{ price: '[redacted]', name: 'n' }],
      headers: { 'X-Tenant': '[redacted]' },
      'user.phone': '[redacted]',
    })
  })

  it('knows a wildcard at the end', () => {
    const { value } = createRedaction(['profile.*'])
    expect(value({ profile: { a: 1, b: { c: 2 } }, a: 3 })).toEqual({
      profile: { a: '[redacted]', b: '[redacted]' },
      a: 3,
    })
  })

  it('gives back what says nothing', () => {
    const entries = ['', '*', '*.*', '..', 'phone'] as const
    expect(createRedaction([...entries, 7 as never]).ignored).toEqual(['', '*', '*.*', '..', 7])
  })
})
