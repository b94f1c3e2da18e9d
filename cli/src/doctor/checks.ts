import { checkApiCopies } from './api-copies.ts'
import { checkDeclaration } from './declaration.ts'
import type { Examined, Finding } from './finding.ts'
import { checkFrameworks } from './frameworks.ts'
import { checkNode } from './node.ts'
import { checkTarget } from './target.ts'
import { checkTools } from './tools.ts'

/** In the order in which their findings are shown. */
export const checks: readonly ((examined: Examined) => Promise<readonly Finding[]>)[] = [
  checkNode,
  checkTools,
  checkDeclaration,
  checkFrameworks,
  checkApiCopies,
  checkTarget,
]
