import { once } from 'node:events'
import http from 'node:http'
import https from 'node:https'
import { exitCodes } from '../exit-codes.ts'
import { Failure } from '../failure.ts'
import { isLookedUp } from './look-up.ts'
import { speaksTls } from './speaks-tls.ts'

const answerMs = 5_000
/** Codes with which nobody can be there; whoever resets or hangs is there, and will be judged. */
const absent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])
/** https://docs.openssl.org/master/man1/openssl-verification-options/#diagnostics */
const notTrusted = /CERT|LEAF_SIGNATURE|ALTNAME/
const noTls = new Set(['EPROTO', 'ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_PACKET_LENGTH_TOO_LONG'])

/** A status, or the code of the error. */
type Answer = number | string

/** Fails where nobody is there at all, or nobody that k6 would talk to. */
export async function isUp(target: string, signal: AbortSignal): Promise<void> {
  await isLookedUp(target, signal)
  const answer = await answerOf(target, signal)
  const failure = await hopeless(answer, target, signal)
  if (failure !== null) throw failure
  if (typeof answer === 'number' || !absent.has(answer)) return
  throw unreachable(
    `nothing answers at ${target} (${answer})`,
    'Start the service, let `--start COMMAND` do it, or name another `--target`.',
  )
}

/** What no waiting mends. */
export async function hopeless(
  answer: Answer,
  target: string,
  signal: AbortSignal,
): Promise<Failure | null> {
  if (isPlain(target)) {
    const encrypted = wasNotUnderstood(answer) && (await speaksTls(target, signal))
    return encrypted
      ? unreachable(
          `what answers at ${target} speaks TLS, and no plain HTTP`,
          'Try it with https://.',
        )
      : null
  }
  if (typeof answer === 'number') return null
  if (notTrusted.test(answer))
    return unreachable(
      `the certificate of ${target} is not trusted (${answer})`,
      'Name the file of the authority that signed it in NODE_EXTRA_CA_CERTS; k6 trusts it as well.',
    )
  if (!noTls.has(answer)) return null
  return unreachable(`what answers at ${target} speaks no TLS (${answer})`, 'Try it with http://.')
}

function isPlain(target: string): boolean {
  return target.startsWith('http:')
}

/** As servers answer plain HTTP where they expect TLS: by 400, by an alert, or by hanging up. */
function wasNotUnderstood(answer: Answer): boolean {
  return answer === 400 || answer === 'ECONNRESET' || String(answer).startsWith('HPE_')
}

function unreachable(what: string, remedy: string): Failure {
  return new Failure(what, { exitCode: exitCodes.unreachable, remedy })
}

/** Not by `fetch`, which keeps away from some ports. */
export async function answerOf(url: string, signal: AbortSignal): Promise<Answer> {
  const { get } = url.startsWith('https:') ? https : http
  const limit = AbortSignal.any([signal, AbortSignal.timeout(answerMs)])
  try {
    const [answer] = (await once(get(url, { signal: limit, agent: false }), 'response', {
      signal: limit,
    })) as [http.IncomingMessage]
    answer.destroy()
    return answer.statusCode ?? 0
  } catch (error) {
    signal.throwIfAborted()
    return codeOf(error)
  }
}

/** Of several addresses that were tried, each has an error of its own. */
function codeOf(error: unknown): string {
  const { code, errors } = error as { code?: unknown; errors?: readonly unknown[] }
  if (typeof code === 'string') return code
  return errors?.[0] === undefined ? 'unknown' : codeOf(errors[0])
}
