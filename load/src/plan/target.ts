import type { Refusal } from './refusal.ts'

/** `http://localhost:3000/` → `http://localhost:3000`. */
export function readTarget(written: string): URL | Refusal {
  const url = URL.canParse(written) ? new URL(written) : null
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    return refusal(`${written} is no address of a service`)
  }
  if (url.username || url.password) return refusal('the target carries a password')
  if (url.search || url.hash) return refusal(`${url.origin} is followed by a query`)
  return url
}

function refusal(message: string): Refusal {
  return {
    code: 'bad-target',
    message,
    remedy:
      'A target looks like http://localhost:3000; paths come from the declared routes, and ' +
      'credentials from `load: { headers: { authorization: { env: "NAME" } } }`.',
  }
}

export function isLoopback(hostname: string): boolean {
  const name = hostname.replace(/^\[|\]$/g, '')
  return name === 'localhost' || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name)
}

/** `staging.example.com`, or `*.test.example.com` for whatever lies below. */
export function hostAllowed(hostname: string, allow: readonly string[]): boolean {
  const name = hostname.toLowerCase()
  return allow.some((written) => {
    const pattern = written.toLowerCase()
    return pattern.startsWith('*.') ? name.endsWith(pattern.slice(1)) : name === pattern
  })
}
