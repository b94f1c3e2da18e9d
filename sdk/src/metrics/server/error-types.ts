import { errorTypes, other } from '../../service/index.ts'

/** Classes of errors come from code, so there are few; a name that is made from data is cut here. */
const maxTypes = 100

/** Keeps the values of `error_type` few. */
export class ErrorTypes {
  readonly #known = new Set<string>(Object.values(errorTypes))

  bounded(errorType: string): string {
    if (this.#known.has(errorType)) return errorType
    if (this.#known.size >= maxTypes) return other
    this.#known.add(errorType)
    return errorType
  }
}

/** What the table of good and bad tells apart; the rest need not be known of a folded series. */
export function coarseErrorType(errorType: string): string {
  const kept = errorType === '' || Object.values<string>(errorTypes).includes(errorType)
  return kept ? errorType : other
}
