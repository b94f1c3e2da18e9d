import { Failure } from '../failure.ts'

type Headers = Readonly<Record<string, string>>

/** `NAME=VARIABLE`: named on the command line, where all can read; what they say comes from the environment. */
export function headersFrom(
  option: string,
  wanted: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Headers {
  const headers = wanted.map((each) => {
    const [name = '', variable = ''] = each.split('=', 2)
    const value = env[variable]?.trim()
    if (name === '' || !value) throw missing(`${option} ${each}`, variable)
    if (unsendable.test(value)) throw notSendable(`${option} ${each}`, variable)
    return [name, value] as const
  })
  return Object.fromEntries(headers)
}

/** https://www.rfc-editor.org/rfc/rfc9110#section-5.5 */
const unsendable = /[^\t\x20-\x7e\x80-\xff]/

function missing(what: string, variable: string): Failure {
  return new Failure(`${what}: the environment has no ${variable || 'such variable'}`, {
    remedy:
      'Write the name of a header and that of a variable, as Authorization=PROM_AUTH, and set PROM_AUTH ' +
      'to what the header says.',
  })
}

function notSendable(what: string, variable: string): Failure {
  return new Failure(`${what}: ${variable} holds what no header may hold`, {
    remedy: 'Is there a line break in it, or a letter beyond Latin-1?',
  })
}
