import { InvalidArgumentError } from 'commander'
import type { Service } from '@obs-toolkit/sdk/service'
import { asUrl } from '../../commands/as-url.ts'
import { Failure } from '../../failure.ts'
import type { Guest } from './guest.ts'

/** Where a service of the user's own serves its metrics. */
export interface Target {
  /** Null: of the only declaration that there is. */
  readonly service: string | null
  readonly url: URL
}

/** `URL`, or `NAME=URL`; given several times, all of them. */
export function asTarget(value: string, earlier: readonly Target[] = []): readonly Target[] {
  const [, service = null, address = ''] = /^(?:([\w-]+)=)?(.*)$/.exec(value)!
  const url = asUrl(address)
  if (url.protocol !== 'http:') throw new InvalidArgumentError('Metrics are scraped by plain http.')
  return [...earlier, { service, url }]
}

/** The guest that a target is, by its declaration. */
export function guestOf({ service, url }: Target, services: readonly Service[]): Guest {
  const named = services.filter(({ name }) => service === null || name === service)
  const [found] = named
  if (found === undefined || named.length > 1) throw whichOne(service, services)
  const port = url.port === '' ? '80' : url.port
  return { service: found.name, metrics: `${url.hostname}:${port}`, program: null }
}

function whichOne(service: string | null, services: readonly Service[]): Failure {
  const names = services.map(({ name }) => name).join(', ')
  return service === null
    ? new Failure('a --target could be of several services', {
        remedy: `Write --target NAME=URL. Declared here: ${names}.`,
      })
    : new Failure(`no declaration of a service ${service} was found`, {
        remedy: `Name its file with --service. Declared here: ${names}.`,
      })
}
