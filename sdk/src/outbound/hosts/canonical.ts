import { isIPv6 } from 'node:net'

/** Letters and digits of any script, which the URL parser brings into ASCII; no delimiters at all. */
const hostName = /^(?!.{254})[\p{L}\p{M}\p{N}_-]+(?:\.[\p{L}\p{M}\p{N}_-]+)*\.?$/u

/**
 * One spelling for each host: lower case, Punycode, IPv4 in four decimal parts however it was
 * written (`0x7f.1`, `2130706433`), IPv6 in its short form, without brackets and zone. Null for
 * what is no host, such as anything with user info, a path or white space in it.
 */
export function canonicalHost(written: string): string | null {
  const bare = /^\[(.*)\]$/.exec(written)?.[1] ?? written
  if (bare.includes(':')) return canonicalIPv6(bare)
  if (!hostName.test(bare)) return null
  const parsed = URL.parse(`http://${bare}/`)?.hostname
  return parsed === undefined || parsed === '' ? null : withoutRootDot(parsed)
}

function canonicalIPv6(written: string): string | null {
  const [address = ''] = written.split('%', 1)
  if (!isIPv6(address)) return null
  return URL.parse(`http://[${address}]/`)?.hostname.slice(1, -1) ?? null
}

/** `ai.` is a top-level domain, where `ai` is looked for nearby: only there the dot says something. */
function withoutRootDot(name: string): string {
  const bare = name.replace(/\.$/, '')
  return bare.includes('.') || bare === 'localhost' ? bare : name
}
