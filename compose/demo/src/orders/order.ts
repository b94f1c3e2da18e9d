/** What somebody wants to buy. */
export interface Wish {
  readonly sku: string
  readonly quantity: number
}

export const outcomes = ['paid', 'declined', 'out_of_stock', 'failed'] as const

/** How an attempt to order something ended. */
export type Outcome = (typeof outcomes)[number]

export interface Order extends Wish {
  readonly id: number
  /** `pending` until its outcome is known; `shipped` some time after it was paid. */
  readonly status: Outcome | 'pending' | 'shipped'
}
