import { BlockList, isIPv4 } from 'node:net'
import { describe, expect, it } from 'vitest'
import { refusedRanges } from '../../src/run/addresses.ts'

async function reachable(
  target: string,
  allow: readonly string[],
  address: string,
): Promise<boolean> {
  const list = new BlockList()
  for (const range of await refusedRanges(target, allow)) {
    const [net = '', prefix] = range.split('/')
    // Node takes an IPv4 address for an IPv6 one as well, and Go, in which k6 is written, does not.
    if (isIPv4(net) === isIPv4(address)) list.addSubnet(net, Number(prefix), familyOf(net))
  }
  return !list.check(address, familyOf(address))
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv4(address) ? 'ipv4' : 'ipv6'
}

describe('what k6 may dial', () => {
  it.each([
    ['127.0.0.1', true],
    ['127.8.9.1', true],
    ['::1', true],
    ['10.0.0.1', false],
    ['128.0.0.1', false],
    ['169.254.169.254', false],
    ['2001:db8::1', false],
    ['0.0.0.0', false],
  ])('is loopback alone where the target is: %s %s', async (address, allowed) => {
    expect(await reachable('localhost', [], address)).toBe(allowed)
  })

  it('is the target and what is allowed beside it, and nothing next to them', async () => {
    const from = (address: string) =>
      reachable('192.0.2.7', ['[2001:db8::5]', '*.example.com'], address)
    expect(await from('192.0.2.7')).toBe(true)
    expect(await from('192.0.2.6')).toBe(false)
    expect(await from('192.0.2.8')).toBe(false)
    expect(await from('2001:db8::5')).toBe(true)
    expect(await from('2001:db8::4')).toBe(false)
  })
})
