import type { Receiver, Service } from '@obs-toolkit/sdk/service'

/** What differs between the world that a declaration speaks of, and this machine. */
export interface Here {
  /** `host:port` of each instance, by service. */
  readonly targets: ReadonlyMap<string, readonly string[]>
  /** Where our own page listens: boards, runbooks and notifications are there. */
  readonly page: string
}

/** The same service on this machine: scraped where it runs, and its alerts told to nobody else. */
export function here(service: Service, { targets, page }: Here): Service {
  const { prometheus, links } = service
  return {
    ...service,
    prometheus: { ...prometheus, targets: targets.get(service.name) ?? prometheus.targets },
    links: { ...links, grafana: page, runbooks: `${page}/runbooks` },
    alerts: {
      ...service.alerts,
      receivers: [toOurPage(page)],
      page: [receiver],
      ticket: [receiver],
      escalation: [receiver],
    },
  }
}

const receiver = 'here'

/** A laptop must not wake the people on call. */
function toOurPage(page: string): Receiver {
  const url = `${page}/notifications`
  return { name: receiver, kind: 'webhook', url, urlFile: null, tokenFile: null }
}
