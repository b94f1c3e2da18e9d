import { totalmem } from 'node:os'
import { secretNames } from '../plan/secrets.ts'
import type { LoadPlan } from '../plan/plan.ts'

type Env = Readonly<Record<string, string | undefined>>

/** k6 needs these to run at all. */
const needed = ['PATH', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'SSL_CERT_DIR']
/** `K6_*` overrules scenarios, hosts and rates; a proxy would be measured in place of the target. */
const harmful = /^(K6_.*|https?_proxy|all_proxy|no_proxy)$/i

const atMost = { GOMEMLIMIT: `${Math.floor(totalmem() / 4)}B` }

/**
 * Each virtual user holds a heap of its own, which Go's collector would go through again and again:
 * it waits for more garbage, as long as there is memory. Not where answers are read as a whole, each
 * of which is garbage: of 20 MB each, twenty a second took 2.8 GB.
 */
function collections({ script, requests }: LoadPlan): Record<string, string> {
  const reads = script !== null || requests.some(({ expect }) => expect.includes !== null)
  return reads ? atMost : { ...atMost, GOGC: '400' }
}

/**
 * The environment of k6, which its script can read: the secrets that the plan refers to and no
 * others. A script of the user's may refer to any.
 */
export function k6Environment(plan: LoadPlan, env: Env): Record<string, string> {
  const named = plan.script === null ? [...needed, ...secretNames(plan.requests)] : Object.keys(env)
  const kept = named.filter((name) => env[name] !== undefined && !harmful.test(name))
  // Whom we trust, k6 trusts; beside what lies in the system's folder of authorities.
  const authorities = env['NODE_EXTRA_CA_CERTS'] ?? env['SSL_CERT_FILE']
  return {
    ...Object.fromEntries(kept.map((name) => [name, env[name]!])),
    ...(authorities === undefined ? {} : { SSL_CERT_FILE: authorities }),
    ...collections(plan),
    K6_CSV_TIME_FORMAT: 'unix_nano',
    K6_NO_USAGE_REPORT: 'true',
    K6_AUTO_EXTENSION_RESOLUTION: 'false',
  }
}
