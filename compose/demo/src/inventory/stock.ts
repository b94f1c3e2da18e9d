import type { DatabaseSync } from 'node:sqlite'
import { inTransaction, openDatabase } from '../shared/database.ts'

const schema = `
  create table if not exists stock (
    sku text primary key, cents integer not null, available integer not null
  );
  create table if not exists reservations (
    order_id integer primary key, sku text not null, quantity integer not null
  );
  insert or ignore into stock values
    ('espresso', 350, 1000000000), ('filter', 420, 1000000000), ('decaf', 900, 3);
`

export interface Reservation {
  readonly order: number
  readonly sku: string
  readonly quantity: number
}

/** What there is, and what is promised to an order: both change together, and once for each order. */
export class Stock {
  readonly #database: DatabaseSync

  constructor(file: string) {
    this.#database = openDatabase(file, schema)
  }

  close(): void {
    this.#database.close()
  }

  /** What it costs in cents; null where there is not enough of it. */
  reserve({ order, sku, quantity }: Reservation): number | null {
    return inTransaction(this.#database, () => {
      const cents = this.#price(sku)
      if (cents === null) return null
      if (this.#reserved(order)) return cents * quantity
      const { changes } = this.#database
        .prepare('update stock set available = available - ? where sku = ? and available >= ?')
        .run(quantity, sku, quantity)
      if (changes === 0) return null
      this.#database.prepare('insert into reservations values (?, ?, ?)').run(order, sku, quantity)
      return cents * quantity
    })
  }

  ship(order: number): void {
    this.#database.prepare('delete from reservations where order_id = ?').run(order)
  }

  release(order: number): void {
    inTransaction(this.#database, () => {
      this.#database
        .prepare(
          `update stock set available = available + quantity
           from (select sku as reserved, quantity from reservations where order_id = ?)
           where sku = reserved`,
        )
        .run(order)
      this.ship(order)
    })
  }

  #price(sku: string): number | null {
    const row = this.#database.prepare('select cents from stock where sku = ?').get(sku)
    return row === undefined ? null : Number(row['cents'])
  }

  #reserved(order: number): boolean {
    const query = 'select 1 from reservations where order_id = ?'
    return this.#database.prepare(query).get(order) !== undefined
  }
}
