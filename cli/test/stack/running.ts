import { once } from 'node:events'
import { onTestFinished } from 'vitest'
import type { Switch } from '../../src/stack/guests/guest.ts'
import type { Row } from '../../src/stack/page/ask.ts'
import type { Trace } from '../../src/stack/page/trace.ts'
import type { Program } from '../../src/stack/program.ts'
import { startObs } from '../support/process.ts'
import type { Said } from '../support/obs.ts'

export interface RunningStack {
  readonly page: string
  readonly prometheus: string
  readonly jaeger: string
  /** What `obs up` noted until now. */
  readonly notes: () => string
  /** What `obs up` said in the end. */
  readonly end: () => Promise<Pick<Said, 'code'>>
}

/** `obs up` in a process of its own, ended with the test. Resolves when it says that it is ready. */
export async function startStack(
  folder: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<RunningStack> {
  const child = startObs(['up', '--json', ...args], { cwd: folder, env })
  const closed = once(child, 'close') as Promise<[number | null]>
  onTestFinished(async () => {
    child.kill('SIGINT')
    await closed
  }, 30_000)
  let noted = ''
  child.stderr.on('data', (chunk) => (noted += String(chunk)))
  let said = ''
  for await (const chunk of child.stdout) {
    said += String(chunk)
    if (said.endsWith('}\n')) break
  }
  const end = async () => ({ code: (await closed)[0] ?? 128 })
  const stack = JSON.parse(said) as Omit<RunningStack, 'end' | 'notes'>
  if (stack.page === undefined) throw new Error(`obs up did not come up: ${said}`)
  return { ...stack, notes: () => noted, end }
}

export async function json<Answer>(url: string): Promise<Answer> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as Answer
}

export async function text(url: string): Promise<string> {
  return (await fetch(url)).text()
}

/** Rows of an instant query. */
export async function query({ prometheus }: RunningStack, promql: string): Promise<readonly Row[]> {
  const url = `${prometheus}/api/v1/query?query=${encodeURIComponent(promql)}`
  return (await json<{ data: { result: readonly Row[] } }>(url)).data.result
}

/** The sum of all that a selector finds; 0 where it finds nothing. */
export async function sum(stack: RunningStack, selector: string): Promise<number> {
  return Number((await query(stack, `sum(${selector})`))[0]?.value[1] ?? 0)
}

/** Trace ids of the exemplars of a selector's series. */
export async function exemplars(
  { prometheus }: RunningStack,
  selector: string,
): Promise<readonly string[]> {
  const range = `start=${Date.now() / 1_000 - 600}&end=${Date.now() / 1_000 + 10}`
  const url = `${prometheus}/api/v1/query_exemplars?query=${encodeURIComponent(selector)}&${range}`
  const { data } = await json<{ data: readonly { exemplars: readonly Exemplar[] }[] }>(url)
  return data.flatMap((each) => each.exemplars.map(({ labels }) => labels.trace_id))
}

interface Exemplar {
  readonly labels: { readonly trace_id: string }
}

/** Names of the services that a stored trace went through. */
export async function servicesOf({ jaeger }: RunningStack, id: string): Promise<readonly string[]> {
  const { data } = await json<{ data: readonly Trace[] }>(`${jaeger}/api/traces/${id}`)
  return Object.values(data[0]!.processes).map(({ serviceName }) => serviceName)
}

export async function urlOf({ page }: RunningStack, program: string): Promise<string> {
  const programs = await json<readonly Program[]>(`${page}/programs`)
  return programs.find(({ name }) => name === program)!.url
}

export async function switchOn({ page }: RunningStack, fault: string): Promise<void> {
  const switches = await json<readonly Switch[]>(`${page}/switches`)
  const { ok } = await fetch(switches.find(({ name }) => name === fault)!.url, { method: 'POST' })
  if (!ok) throw new Error(`${fault} could not be switched on`)
}
