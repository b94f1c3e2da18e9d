import { join } from 'node:path'
import type { Folders } from '../folders.ts'
import type { Addresses } from '../addresses.ts'
import type { Part } from './part.ts'

export function alertmanager(
  { alertmanager: address }: Addresses,
  { data, generated }: Folders,
): Part {
  return {
    name: 'alertmanager',
    tool: 'alertmanager',
    args: [
      `--config.file=${join(generated, 'alerts/alertmanager/alertmanager.yaml')}`,
      `--storage.path=${join(data, 'alertmanager')}`,
      `--web.listen-address=${address}`,
      `--web.external-url=http://${address}`,
      // One alone: it looks for no others.
      '--cluster.listen-address=',
    ],
    ready: `http://${address}/-/ready`,
    url: `http://${address}`,
  }
}
