import { expect, test } from 'vitest'
import { retrying } from '../src/shared/retry.ts'

const policy = { attempts: 4, firstDelayMs: 2, mostDelayMs: 3 }

test('waits at random, at most twice as long each time, up to a limit', async () => {
  const delays: number[] = []
  const work = (): Promise<never> => Promise.reject(new Error('broken'))
  const told = ({ delayMs }: { delayMs: number }): unknown => delays.push(delayMs)
  await expect(retrying(work, { policy, worthwhile: () => true, told })).rejects.toThrow('broken')
  expect(delays).toHaveLength(3)
  for (const [at, most] of [2, 3, 3].entries()) expect(delays[at]).toBeLessThanOrEqual(most)
})

test('does not repeat what cannot go well', async () => {
  let calls = 0
  const work = (): Promise<never> => {
    calls++
    return Promise.reject(new Error('wrong'))
  }
  const options = { policy, worthwhile: () => false, told: () => {} }
  await expect(retrying(work, options)).rejects.toThrow('wrong')
  expect(calls).toBe(1)
})
