import { describe, expect, it } from 'vitest'
import { accepts, compareVersions } from '../../src/tools/version.ts'

describe('versions', () => {
  it.each([
    ['2.10.0', '2.9.9'],
    ['3.0', '2.99.1'],
    ['1.26.1', '1.26'],
    ['0.31.1', '0.31.0-rc.1'],
  ])('%s is newer than %s', (newer, older) => {
    expect(compareVersions(newer, older)).toBeGreaterThan(0)
    expect(compareVersions(older, newer)).toBeLessThan(0)
  })

  it('are the same with and without a last zero', () => {
    expect(compareVersions('1.26', '1.26.0')).toBe(0)
  })

  it('are accepted from the lower bound up to below the upper', () => {
    const range = { from: '2.1.0', below: '3.0.0' }
    expect(['2.1.0', '2.99.0'].map((version) => accepts(range, version))).toEqual([true, true])
    const refused = ['2.0.9', '3.0.0', '3.0.0-rc.1', 'unknown']
    expect(refused.filter((version) => accepts(range, version))).toEqual([])
  })
})
