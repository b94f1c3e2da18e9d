import { join } from 'node:path'
import type { Folders } from '../folders.ts'
import type { Addresses } from '../addresses.ts'
import type { Part } from './part.ts'

/** A laptop's disk, not a server's. */
const retention = { time: '3d', size: '512MB' } as const

export function prometheus({ prometheus: address }: Addresses, { data, generated }: Folders): Part {
  return {
    name: 'prometheus',
    tool: 'prometheus',
    args: [
      `--config.file=${join(generated, 'prometheus/prometheus.yaml')}`,
      `--storage.tsdb.path=${join(data, 'prometheus')}`,
      `--storage.tsdb.retention.time=${retention.time}`,
      `--storage.tsdb.retention.size=${retention.size}`,
      `--web.listen-address=${address}`,
      `--web.external-url=http://${address}`,
      '--enable-feature=exemplar-storage',
    ],
    ready: `http://${address}/-/ready`,
    url: `http://${address}`,
  }
}
