export interface Order {
  id: string
  customer: string
  status: string
  currency: string
  total: number
  createdAt: string
  lines: { sku: string; quantity: number }[]
}

/** About 200 bytes of JSON, the same for both frameworks. */
export function findOrder(id: string): Order {
  return {
    id,
    customer: 'customer-4711',
    status: 'shipped',
    currency: 'EUR',
    total: 129.95,
    createdAt: '2026-01-31T09:30:00.000Z',
    lines: [
      { sku: 'keyboard-de', quantity: 1 },
      { sku: 'cable-2m', quantity: 2 },
    ],
  }
}

class InvoiceFailed extends Error {
  override name = 'InvoiceFailed'
}

export function failInvoice(id: string): never {
  throw new InvoiceFailed(`the invoice of ${id} could not be rendered`)
}
