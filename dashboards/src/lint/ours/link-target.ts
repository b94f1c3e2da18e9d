import type { Dashboard, Link, Panel } from '../../classic/dashboard.ts'
import { readLink } from '../../classic/read-link.ts'
import { objects } from '../../classic/values.ts'
import type { Remark, Rule, Subject } from '../rule.ts'

export const linkTarget: Rule = {
  name: 'link-target',
  from: 'obs',
  severity: 'error',
  about:
    'Links lead somewhere: to a dashboard that exists, to a panel that it has, by tags that a dashboard carries, to an address of the web.',
  *check(subject) {
    for (const { link, panel } of linksOf(subject.dashboard)) {
      const problem = problemOf(link, subject)
      if (problem === undefined) continue
      yield {
        ...(panel ? { panel } : {}),
        message: `the link "${link.title}" ${problem}`,
        remedy: 'Mend the link, or remove it.',
      } satisfies Remark
    }
  },
}

interface Found {
  readonly link: Link
  readonly panel: Panel | null
}

function linksOf({ links, panels }: Dashboard): readonly Found[] {
  return [
    ...links.map((link) => ({ link, panel: null })),
    ...panels.flatMap((panel) =>
      [...panel.links, ...dataLinks(panel)].map((link) => ({ link, panel })),
    ),
  ]
}

function dataLinks({ field }: Panel): readonly Link[] {
  const overridden = field.overrides
    .flatMap(({ properties }) => properties)
    .filter(({ id }) => id === 'links')
  return [field.defaults['links'], ...overridden.map(({ value }) => value)]
    .flatMap(objects)
    .map(readLink)
}

function problemOf({ type, url, tags }: Link, { boards, knowledge }: Subject): string | undefined {
  if (type === 'dashboards') return problemOfTags(tags, boards, knowledge.closed)
  const path = /^(?:\$\{?\w+\}?)?\/d\/([^/?#]+)/.exec(url)
  if (path) return problemOfBoard(path[1]!, url, boards, knowledge.closed)
  if (/^(https?:\/\/|\/|\?|#|\$|mailto:)/i.test(url)) return undefined
  return url === '' ? 'has no address' : `leads to ${url}, which is no address of the web`
}

function problemOfTags(
  tags: readonly string[],
  boards: readonly Dashboard[],
  closed: boolean,
): string | undefined {
  if (tags.length === 0 || !closed) return undefined
  const has = boards.some(({ json }) =>
    tags.every((tag) => Array.isArray(json['tags']) && json['tags'].includes(tag)),
  )
  return has ? undefined : `lists dashboards tagged ${tags.join(', ')}, and there are none`
}

function problemOfBoard(
  uid: string,
  url: string,
  boards: readonly Dashboard[],
  closed: boolean,
): string | undefined {
  if (uid.includes('$')) return undefined
  const board = boards.find((each) => each.uid === uid)
  if (board === undefined) {
    return closed ? `leads to the dashboard ${uid}, which does not exist` : undefined
  }
  const panel = /[?&](?:viewPanel|panelId)=(?:panel-)?(\d+)/.exec(url)?.[1]
  if (panel === undefined || board.panels.some(({ id }) => String(id) === panel)) {
    return unknownVariable(url, board)
  }
  return `leads to panel ${panel} of ${uid}, which does not exist`
}

function unknownVariable(url: string, { variables, uid }: Dashboard): string | undefined {
  const given = [...url.matchAll(/[?&]var-(\w+)=/g)].map(([, name]) => name!)
  const unknown = given.find((name) => !variables.some((each) => each.name === name))
  return unknown && `sets the variable "${unknown}", which ${uid} does not have`
}
