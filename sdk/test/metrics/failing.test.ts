import { describe, expect, it } from 'vitest'
import { Scrapes } from '../../src/metrics/exposition/scrapes.ts'
import { bytesOf } from './support/metrics.ts'

describe('a scrape that fails half way', () => {
  it.each([undefined, 'gzip'])(
    'does not look complete (%s), and the next is whole',
    async (encoding) => {
      const failures: unknown[] = []
      let broken = true
      const scrapes = new Scrapes({
        async *texts() {
          yield 'a 1\n'
          if (broken) throw new Error('disk on fire')
        },
        rendered: (_, failure) => void failures.push(failure),
      })

      const first = scrapes.answer(undefined, encoding)
      await expect(bytesOf(first.body)).rejects.toThrow('could not be rendered')
      broken = false
      expect(await bytesOf(scrapes.answer(undefined, undefined).body)).toEqual(Buffer.from('a 1\n'))
      expect(failures).toEqual([new Error('disk on fire'), null])
    },
  )
})
