import { supervise } from './exit.ts'
import { run } from './run.ts'

supervise(({ signal, crash }) => {
  const { stdout, stderr, env } = process
  return run(process.argv.slice(2), { stdout, stderr, env, cwd: process.cwd(), signal }, crash)
})
