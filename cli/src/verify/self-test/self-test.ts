import type { ExitCode } from '../../exit-codes.ts'
import type { Terminal } from '../../io.ts'
export async function selfTest(_terminal: Terminal): Promise<ExitCode> { return 2 }
