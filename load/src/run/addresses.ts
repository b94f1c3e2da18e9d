import { lookup } from 'node:dns/promises'
import { isIPv4, isIPv6 } from 'node:net'
import { isLoopback } from '../plan/target.ts'

/**
 * The complement of what may be reached, as ranges for k6 to refuse when it dials: neither a
 * redirect nor a script of the user's gets further. k6 itself can only deny, not allow.
 */
export async function refusedRanges(
  target: string,
  allow: readonly string[],
): Promise<readonly string[]> {
  const named = allow.filter((host) => !host.startsWith('*.') && host !== target)
  const others = await Promise.allSettled(named.map(addressesOf))
  const known = others.flatMap((each) => (each.status === 'fulfilled' ? each.value : []))
  const addresses = [...(await addressesOf(target)), ...known]
  const v4 = addresses.filter(isIPv4).map((address) => `${address}/32`)
  const v6 = addresses.filter(isIPv6).map((address) => `${address}/128`)
  return [...complement(['127.0.0.0/8', ...v4], 32), ...complement(['::1/128', ...v6], 128)]
}

async function addressesOf(host: string): Promise<readonly string[]> {
  const name = host.replace(/^\[|\]$/g, '')
  if (isLoopback(name)) return []
  return (await lookup(name, { all: true })).map(({ address }) => address)
}

/** Halves the address space until each half is allowed whole or not at all. */
function complement(allowed: readonly string[], bits: 32 | 128): string[] {
  const ranges = allowed.map((cidr) => readRange(cidr, bits))
  const outside: string[] = []
  const visit = (start: bigint, prefix: number): void => {
    const size = 1n << BigInt(bits - prefix)
    const touching = ranges.filter((range) => range.start < start + size && start < range.end)
    if (touching.length === 0) outside.push(`${printAddress(start, bits)}/${prefix}`)
    else if (!touching.some((range) => range.start <= start && start + size <= range.end)) {
      visit(start, prefix + 1)
      visit(start + size / 2n, prefix + 1)
    }
  }
  visit(0n, 0)
  return outside
}

function readRange(cidr: string, bits: 32 | 128): { start: bigint; end: bigint } {
  const [address = '', prefix = ''] = cidr.split('/')
  const size = 1n << BigInt(bits - Number(prefix))
  const start = bits === 32 ? readV4(address) : readV6(address)
  return { start, end: start + size }
}

function readV4(address: string): bigint {
  return address.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n)
}

/** `URL` writes every IPv6 address in one form, without IPv4 within. */
function readV6(address: string): bigint {
  const plain = new URL(`http://[${address.replace(/%.*$/, '')}]`).hostname.slice(1, -1)
  const [head = '', tail] = plain.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0')
  return [...before, ...zeros, ...after].reduce(
    (sum, part) => sum * 65_536n + BigInt(`0x${part}`),
    0n,
  )
}

function printAddress(value: bigint, bits: 32 | 128): string {
  const width = bits === 32 ? 8n : 16n
  const count = bits === 32 ? 4 : 8
  const parts = Array.from({ length: count }, (_, at) => {
    const part = (value >> (width * BigInt(count - 1 - at))) & ((1n << width) - 1n)
    return part.toString(bits === 32 ? 10 : 16)
  })
  return parts.join(bits === 32 ? '.' : ':')
}
