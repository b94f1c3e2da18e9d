import { describe, expect, it } from 'vitest'
import { Ids } from '../../src/layout/ids.ts'
import { refId } from '../../src/layout/ref-id.ts'

describe('numbers of panels', () => {
  it('follow from the key alone', () => {
    expect(new Ids().of('red/rate')).toBe(new Ids().of('red/rate'))
    expect(new Ids().of('red/rate')).not.toBe(new Ids().of('red/failures'))
  })

  it('fit into 31 bits', () => {
    const ids = Array.from({ length: 2_000 }, (_, at) => new Ids().of(`panel ${at}`))
    expect(ids.every((id) => Number.isInteger(id) && id >= 1 && id < 2 ** 31)).toBe(true)
  })

  it('refuse a key that is there twice', () => {
    const ids = new Ids()
    ids.of('red/rate')
    expect(() => ids.of('red/rate')).toThrow('the key red/rate is there twice on one board')
  })
})

describe('letters of queries', () => {
  it('go on after Z', () => {
    expect([0, 1, 25, 26, 51, 52, 701, 702].map(refId)).toEqual([
      'A',
      'B',
      'Z',
      'AA',
      'AZ',
      'BA',
      'ZZ',
      'AAA',
    ])
  })
})
