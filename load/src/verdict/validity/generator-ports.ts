import { atMost } from './rule.ts'
import type { Rule } from './rule.ts'

export const generatorPorts: Rule = {
  id: 'V2c',
  name: 'generator-ports',
  unit: 'ratio',
  makes: 'unproven',
  voids: 'any',
  remedy:
    'Local ports ran short, since connections are not kept open: let the service keep them alive, ' +
    'or widen net.ipv4.ip_local_port_range.',
  check: ({ generator: { ports } }) => (ports === null ? null : atMost(ports, 0.8)),
}
