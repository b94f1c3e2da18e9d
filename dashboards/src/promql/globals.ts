/**
 * What Grafana knows without being told. The odd lengths are there to be recognised in a parsed
 * query: a person writes `[5m]`, nobody writes these.
 */
export const globals: Readonly<Record<string, string>> = {
  __rate_interval: '7654321001ms',
  __interval: '7654321002ms',
  __range: '7654321003ms',
  __auto: '7654321004ms',
  __interval_ms: '7654321',
  __range_s: '7654321',
  __range_ms: '7654321',
  __from: '1700000000000',
  __to: '1700000000000',
  __dashboard: 'dashboard',
  __name: 'name',
  __org: '1',
  __user: '1',
  timeFilter: 'time',
  __timeFilter: 'time',
}

export function isGlobal(name: string): boolean {
  return (
    name in globals ||
    name.startsWith('__auto_interval') ||
    /^__(url|data|value|field|series|cell|all)/.test(name)
  )
}

/** `$__rate_interval` for the length that stands in for it, else the length itself. */
export function lengthAsWritten(length: string): string {
  const [name] =
    Object.entries(globals).find(([, value]) => value === length && value.endsWith('ms')) ?? []
  return name === undefined ? length : `$${name}`
}
