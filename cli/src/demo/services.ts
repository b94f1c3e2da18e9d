import { fileURLToPath } from 'node:url'

/** Built, the services lie beside our own code; from sources, they are started from theirs. */
const built = import.meta.url.endsWith('.js')
const folder = fileURLToPath(
  new URL(built ? '../services/' : '../../../compose/demo/src/', import.meta.url),
)
const extension = built ? 'js' : 'ts'
const fromSources = built ? [] : ['--conditions=@obs-toolkit/source']

export const serviceNames = ['payments', 'inventory', 'orders', 'fulfilment'] as const

export type ServiceName = (typeof serviceNames)[number]

/** SQLite is no experiment to those who only want to see a demo; the heap has the limit of a container. */
const nodeOptions: Readonly<Record<ServiceName, readonly string[]>> = {
  payments: [],
  inventory: ['--disable-warning=ExperimentalWarning'],
  orders: [
    '--disable-warning=ExperimentalWarning',
    '--max-old-space-size=512',
    '--max-semi-space-size=8',
  ],
  fulfilment: ['--disable-warning=ExperimentalWarning'],
}

export function commandOf(name: ServiceName): readonly string[] {
  return [...fromSources, ...nodeOptions[name], `${folder}${name}/main.${extension}`]
}

/** The path of its declaration. */
export function declarationOf(name: ServiceName): string {
  return `${folder}${name}/obs.service.${extension}`
}
