// `npm run check:compose`: holds the composed stack to what compose/README.md promises.
import { fileURLToPath } from 'node:url'
import { rules } from './compose/rules.ts'
import { readStack } from './compose/stack.ts'

const stack = readStack(fileURLToPath(new URL('../../compose', import.meta.url)))
for (const { id, why, check } of rules) {
  for (const complaint of check(stack)) {
    console.error(`${complaint}  (${id}: ${why})`)
    process.exitCode = 1
  }
}
if (!process.exitCode) console.log(`${stack.services.size} services, ${rules.length} rules: well`)
