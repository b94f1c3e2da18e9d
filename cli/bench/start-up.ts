// How long `obs --help` takes, as a multiple of Node's own start: a ratio within one run, because
// machines differ. Both run in turns, so that a busy moment slows both.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const rounds = 60
const most = 2
const obs = fileURLToPath(new URL('../bin/obs.js', import.meta.url))

function milliseconds(args: readonly string[]): number {
  const begin = performance.now()
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  const taken = performance.now() - begin
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`)
  return taken
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
}

milliseconds([obs, '--help'])
const pairs = Array.from({ length: rounds }, () => ({
  node: milliseconds(['-e', '0']),
  obs: milliseconds([obs, '--help']),
}))
const ratio = median(pairs.map(({ node, obs }) => obs / node))
console.log(`node -e 0   ${median(pairs.map(({ node }) => node)).toFixed(1)} ms`)
console.log(`obs --help  ${median(pairs.map(({ obs }) => obs)).toFixed(1)} ms`)
console.log(`ratio       ${ratio.toFixed(2)}, at most ${most}`)
process.exitCode = ratio <= most ? 0 : 1
