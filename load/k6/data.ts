import { SharedArray } from 'k6/data'
import type { Row } from './values.ts'

/** In memory once for all virtual users. */
export function rowsOf(path: string): readonly Row[] {
  return new SharedArray(path, () => JSON.parse(open(path)))
}
