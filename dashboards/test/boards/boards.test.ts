import { describe, expect, it } from 'vitest'
import { buildBoards, buildFleet, classicJson } from '../../src/index.ts'
import type { Board } from '../../src/index.ts'
import { service } from '../orders.ts'

const services = [
  service(),
  service({ name: 'bare', routes: {}, dependencies: {}, traffic: {}, links: {} }),
  service({ name: 'without-promises', objectives: { availability: false, latency: false } }),
  service({
    name: 'only.latency_and-a-name-that-is-far-too-long',
    objectives: { availability: false },
  }),
]

function all(of = services): readonly Board[] {
  return [buildFleet(of), ...of.flatMap(buildBoards)]
}

function written(of = services): Record<string, string> {
  return Object.fromEntries(all(of).map((board) => [board.uid, classicJson(board)]))
}

describe('generated boards', () => {
  it('survive being written and read, and are the same bytes at every time', () => {
    for (const board of all()) expect(JSON.parse(JSON.stringify(board))).toEqual(board)
    expect(written()).toEqual(written())
  })

  it('have names of their own, whatever services are called', () => {
    const named = ['orders', 'slo-orders', 'orders-slo', 'fleet', 'a.b', 'a-b', 'x'.repeat(60)]
    const uids = all(named.map((name) => service({ name }))).map(({ uid }) => uid)
    expect(new Set(uids).size).toBe(uids.length)
    for (const uid of uids) expect(uid).toMatch(/^[\w-]{1,40}$/)
  })

  it('show what matters first without scrolling on a laptop', () => {
    // 1366 × 768 less browser, head and variables leaves 540 pixels; a row of the grid has 38.
    for (const { panels, title } of all().map((board) => JSON.parse(classicJson(board)) as Json)) {
      const second = panels.find(({ type }) => type === 'row')?.gridPos.y ?? Infinity
      const first = panels.filter(({ gridPos }) => gridPos.y < second)
      const low = Math.max(...first.map(({ gridPos }) => gridPos.y + gridPos.h))
      expect([title, low <= 14]).toEqual([title, true])
    }
  })

  it('leave Grafana no variable in what a label of the declaration holds', () => {
    const labels = (value: string): readonly Board[] =>
      all([service({ prometheus: { selector: { app: value } } })])
    const text = labels('a.$job').map(classicJson).join('\n')
    expect(text).toContain(String.raw`app=~\"a\\\\.[$]job\"`)
    expect(text).not.toContain('a.$job')
    expect(labels('a.job').map(classicJson).join('\n')).toContain(String.raw`app=\"a.job\"`)
  })

  it('say what each panel shows, why, and what to do', () => {
    for (const { description, noData } of all().flatMap(panelsOf)) {
      const { what, why, act } = description
      for (const text of [what, why, act]) expect(text).toMatch(/^[^\s].{20,}[.?]$/s)
      expect(noData.text).not.toBe('')
      expect(noData.text.startsWith('Only with ')).toBe(noData.conditional)
    }
  })
})

describe('a declaration that changes', () => {
  it('changes only the lines that carry what changed', () => {
    const before = written([service()])
    const latency = [
      { ratio: 0.95, underMs: 250 },
      { ratio: 0.99, underMs: 500 },
    ]
    const after = written([service({ objectives: { latency } })])
    const changed = changedLines(before, after)
    expect(changed.length).toBeGreaterThan(0)
    for (const line of changed)
      expect(line).toMatch(/\b(200|250) ms|latency-p95|\b0\.25?\b|\b0\.2\b/)
  })

  it('renumbers nothing when it is only put in another order', () => {
    const reversed = service()
    const reordered = {
      ...reversed,
      routes: reversed.routes.toReversed(),
      dependencies: reversed.dependencies.toReversed(),
      objectives: reversed.objectives.toReversed(),
    }
    expect(written([reordered])).toEqual(written([service()]))
  })

  it('keeps the number of every panel when panels go', () => {
    const ids = (board: Board): Record<string, number> =>
      Object.fromEntries(
        (JSON.parse(classicJson(board)) as Json).panels.map(({ title, id }) => [title, id]),
      )
    const [whole] = buildBoards(service())
    const [less] = buildBoards(service({ objectives: { availability: false } }))
    expect(panelsOf(less!).length).toBeLessThan(panelsOf(whole!).length)
    expect(ids(whole!)).toMatchObject(ids(less!))
  })
})

interface Json {
  readonly title: string
  readonly panels: readonly {
    readonly id: number
    readonly type: string
    readonly title: string
    readonly gridPos: { readonly y: number; readonly h: number }
  }[]
}

function panelsOf({ rows }: Board) {
  return rows.flatMap(({ panels }) => panels)
}

/** Lines that are in one and not in the other. */
function changedLines(before: Record<string, string>, after: Record<string, string>): string[] {
  return Object.entries(after).flatMap(([uid, text]) => {
    const [was, is] = [before[uid]!.split('\n'), text.split('\n')]
    expect(is).toHaveLength(was.length)
    return is.filter((line, at) => line !== was[at])
  })
}
