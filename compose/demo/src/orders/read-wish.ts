import { HttpError } from '../shared/http-error.ts'
import type { Wish } from './order.ts'

const mostAtOnce = 100
const skus = /^[a-z0-9-]{1,40}$/

/** From whatever the body of a request is. */
export function readWish(body: unknown): Wish {
  const { sku, quantity } = (body ?? {}) as Partial<Record<keyof Wish, unknown>>
  if (typeof sku !== 'string' || !skus.test(sku)) {
    throw new HttpError(422, 'sku must be a word of small letters, digits and hyphens')
  }
  if (!Number.isInteger(quantity) || Number(quantity) < 1 || Number(quantity) > mostAtOnce) {
    throw new HttpError(422, `quantity must be a whole number from 1 to ${mostAtOnce}`)
  }
  return { sku, quantity: Number(quantity) }
}
