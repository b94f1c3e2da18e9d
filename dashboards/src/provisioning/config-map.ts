import { generatedNote, resourceName, toYaml } from '@obs-toolkit/alerts'
import { folder } from './provider.ts'

export interface BoardFile {
  readonly uid: string
  readonly json: string
}

/** Boards for Grafana in Kubernetes: its sidecar loads every map that has this label. */
export function configMap(name: string, boards: readonly BoardFile[]): string {
  const head = toYaml({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: resourceName(name),
      labels: {
        grafana_dashboard: '1',
        'app.kubernetes.io/managed-by': 'obs',
        'app.kubernetes.io/part-of': 'obs',
      },
      annotations: { grafana_folder: folder.title },
    },
  })
  return `${generatedNote}${head}data:\n${boards.map(entry).join('')}`
}

/** As a block, in which JSON stands as it is, line for line. */
function entry({ uid, json }: BoardFile): string {
  return `  ${uid}.json: |\n${json.replaceAll(/^(?=.)/gm, '    ')}`
}
