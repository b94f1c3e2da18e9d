/** A wrong option: what is wrong, and what would be right. */
export class UsageError extends Error {}

/** Runs a benchmark; a user's mistake ends with 3, a measurement that proves nothing with 2. */
export async function runBenchmark(run: () => Promise<void>): Promise<void> {
  try {
    await run()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = error instanceof UsageError || isParseError(error) ? 3 : 2
  }
}

function isParseError(error: unknown): boolean {
  return error instanceof TypeError && 'code' in error && String(error.code).includes('PARSE_ARGS')
}

/** Reads a number out of an option; `name` is the option as it is typed. */
export function numberOption(name: string, text: string, least: number, most: number): number {
  const value = Number(text)
  if (text.trim() !== '' && value >= least && value <= most) return value
  throw new UsageError(`${name} must be a number from ${least} to ${most}, not "${text}"`)
}

export function countOption(name: string, text: string, most: number): number {
  const value = numberOption(name, text, 1, most)
  if (Number.isInteger(value)) return value
  throw new UsageError(`${name} must be a whole number, not "${text}"`)
}
