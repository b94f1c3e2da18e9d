import { generatedNote, toYaml } from '@obs-toolkit/alerts'

/** The folder in Grafana in which the boards are. */
export const folder = { title: 'Services', uid: 'obs-services' } as const

/** Where the boards are mounted in Grafana's machine or container. */
const mountedAt = '/etc/grafana/dashboards'

/** Tells Grafana to read the boards from files, and to let nobody change them elsewhere. */
export function dashboardProvider(): string {
  return (
    generatedNote +
    toYaml({
      apiVersion: 1,
      providers: [
        {
          name: 'obs',
          type: 'file',
          folder: folder.title,
          folderUid: folder.uid,
          disableDeletion: false,
          allowUiUpdates: false,
          updateIntervalSeconds: 30,
          options: { path: mountedAt },
        },
      ],
    })
  )
}
