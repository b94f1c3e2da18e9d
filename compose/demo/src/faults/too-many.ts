import { HttpError } from '../shared/http-error.ts'

/** Turns away what is more than so many a second. */
export function tooMany(perSecond: number, status: number): () => void {
  let second = 0
  let seen = 0
  return () => {
    const now = Math.floor(Date.now() / 1_000)
    seen = now === second ? seen + 1 : 1
    second = now
    if (seen > perSecond) {
      throw new HttpError(status, 'too many requests', { headers: { 'retry-after': '1' } })
    }
  }
}
