import { BlockList, isIP } from 'node:net'

/** Addresses that are not routed on the Internet. IPv4 within IPv6 is checked as IPv4. */
const internalAddresses = new BlockList()
internalAddresses.addAddress('0.0.0.0')
internalAddresses.addSubnet('127.0.0.0', 8)
internalAddresses.addSubnet('10.0.0.0', 8)
internalAddresses.addSubnet('172.16.0.0', 12)
internalAddresses.addSubnet('192.168.0.0', 16)
internalAddresses.addSubnet('169.254.0.0', 16)
/** Shared address space, in which clusters and overlay networks number their hosts: RFC 6598. */
internalAddresses.addSubnet('100.64.0.0', 10)
internalAddresses.addAddress('::', 'ipv6')
internalAddresses.addAddress('::1', 'ipv6')
internalAddresses.addSubnet('fc00::', 7, 'ipv6')
internalAddresses.addSubnet('fe80::', 10, 'ipv6')

/** Top-level names that no public name can end in (RFC 6761, 6762, ICANN), and Kubernetes' `svc`. */
const internalZones = /\.(?:localhost|local|internal|svc)$/

/** A name without a dot is found nearby or not at all. Numbers and IDN top-level domains are none. */
const singleLabel = /^(?!xn--)[a-z][a-z0-9_-]{0,62}$/

/**
 * Whether a canonical host is ours by its name or address alone. Names are not looked up: what a
 * foreign name resolves to is for its owner to say, and so proves nothing.
 */
export function isInternal(host: string): boolean {
  const family = isIP(host)
  if (family !== 0) return internalAddresses.check(host, family === 4 ? 'ipv4' : 'ipv6')
  return singleLabel.test(host) || internalZones.test(host)
}
