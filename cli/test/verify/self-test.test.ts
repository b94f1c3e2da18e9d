import { describe, expect, it } from 'vitest'
import { obs } from '../support/obs.ts'

interface Tried {
  readonly name: string
  readonly expected: string
  readonly said: string
  readonly result: 'exact' | 'inconclusive' | 'wrong'
}

const env = process.env

describe('obs verify --self-test', { timeout: 240_000 }, () => {
  it('gives each case its verdict and its cause, or says that the machine had no time', async () => {
    const said = await obs(['verify', '--self-test', 'refuses, ok-but-wrong, dies', '--json'], {
      env,
    })
    const { cases } = JSON.parse(said.out) as { cases: readonly Tried[] }
    expect(cases.map(({ name, expected }) => [name, expected])).toEqual([
      ['refuses', 'unreachable'],
      ['ok-but-wrong', 'fail, errors'],
      ['dies', 'fail, restart'],
    ])
    expect(cases.filter(({ result }) => result === 'wrong')).toEqual([])
    const exact = cases.every(({ result }) => result === 'exact')
    expect(said.code).toBe(exact ? 0 : 2)
    expect(said.err).toContain('1 of 3  refuses: unreachable, exact')
  })

  it('names its cases to whoever names another one', async () => {
    const said = await obs(['verify', '--self-test', 'healthy,nonsense'], { env })
    expect(said.code).toBe(3)
    expect(said.err).toContain('no case nonsense')
    expect(said.err).toContain('slow-hundredth')
  })
})
