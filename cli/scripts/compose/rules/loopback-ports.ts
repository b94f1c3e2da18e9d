import { ofEachService, unless } from '../rule.ts'

export const loopbackPorts = ofEachService(
  'loopback-ports',
  'a port without an address is open to the whole network',
  ({ ports = [] }) =>
    ports.flatMap((port) => unless(port.startsWith('127.0.0.1:'), `${port} is not on loopback`)),
)
