import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columns, place } from '../../src/layout/grid.ts'
import type { Place } from '../../src/layout/grid.ts'
import type { Row } from '../../src/model/board.ts'
import type { Panel } from '../../src/model/panel.ts'

const panel = fc.record({
  key: fc.uuid(),
  width: fc.integer({ min: 1, max: columns }),
  height: fc.integer({ min: 1, max: 12 }),
}) as fc.Arbitrary<Panel>

const row: fc.Arbitrary<Row> = fc.record({
  key: fc.uuid(),
  title: fc.option(fc.string()),
  panels: fc.array(panel, { minLength: 1, maxLength: 12 }),
})

describe('the layout', () => {
  it('covers every cell of the grid exactly once, whatever the panels', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
        const places = place(rows).flatMap(({ header, panels }) => [
          ...(header === null ? [] : [header]),
          ...panels.map(({ place }) => place),
        ])
        const height = Math.max(0, ...places.map(({ y, h }) => y + h))
        const cells = places.flatMap(cellsOf)
        expect(new Set(cells).size).toBe(cells.length)
        expect(cells).toHaveLength(height * columns)
        expect(places.every(({ x, w }) => x + w <= columns)).toBe(true)
      }),
    )
  })

  it('keeps the order of the panels', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
        const placed = place(rows).flatMap(({ panels }) => panels)
        expect(placed.map(({ panel }) => panel.key)).toEqual(
          rows.flatMap(({ panels }) => panels.map(({ key }) => key)),
        )
        const reading = placed.map(({ place }) => place.y * columns + place.x)
        expect(reading).toEqual(reading.toSorted((a, b) => a - b))
      }),
    )
  })
})

function cellsOf({ x, y, w, h }: Place): number[] {
  return Array.from({ length: w * h }, (_, at) => (y + Math.floor(at / w)) * columns + x + (at % w))
}
