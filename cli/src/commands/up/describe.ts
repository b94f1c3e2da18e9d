import type { Paint } from '../../io.ts'
import type { Composed } from '../../stack/docker/up.ts'
import type { Folders } from '../../stack/folders.ts'
import type { Stack } from '../../stack/stack.ts'
import { table } from '../../terminal/table.ts'

type Described = readonly [document: unknown, text: (paint: Paint) => string]

/** Where all of it is, and how to stop it. */
export function describeStack({ page, addresses, services }: Stack, { root }: Folders): Described {
  const { prometheus, alertmanager, traces, otlp } = addresses
  const urls = {
    page,
    prometheus: `http://${prometheus}`,
    alertmanager: `http://${alertmanager}`,
    jaeger: `http://${traces}`,
    otlp: `http://${otlp}`,
  }
  const document = { ...urls, services: services.map(({ name }) => name), folder: root }
  return [
    document,
    (paint) =>
      [
        `${paint('green', 'ready')}  ${paint('bold', page)}  shows all of it`,
        '',
        table(
          Object.entries(urls)
            .slice(1)
            .map(([name, url]) => [name, url]),
        ),
        '',
        `Configuration, data and logs are in ${root}. Ctrl-C, or obs down, stops it.`,
      ].join('\n'),
  ]
}

/** The password is for whoever can read its file, not for a terminal's history. */
export function describeComposed({ urls, password }: Composed): Described {
  return [
    { ...urls, passwordFile: password },
    (paint) =>
      [
        `${paint('green', 'ready')}  ${paint('bold', urls.grafana)}  shows all of it: admin, and what is in ${password}`,
        '',
        table(
          Object.entries(urls)
            .slice(1)
            .map(([name, url]) => [name, url]),
        ),
        '',
        'obs down --docker stops it.',
      ].join('\n'),
  ]
}
