/** Prometheus' own account of itself, as far as it is read here. */
export interface Runtime {
  readonly storageRetention?: string
}

/** Of what it scrapes. */
export interface Targets {
  readonly activeTargets: readonly Target[]
}

export interface Target {
  readonly labels: Readonly<Record<string, string>>
  readonly scrapeInterval: string
  readonly scrapeUrl: string
  readonly health: string
  readonly lastError: string
}

/** Of the rules that it evaluates. */
export interface LoadedRules {
  readonly groups: readonly LoadedGroup[]
}

interface LoadedGroup {
  readonly name: string
  /** Seconds. */
  readonly interval: number
  readonly rules: readonly { readonly name: string; readonly lastError?: string }[]
}

/** Whatever lives at an address may answer in JSON, so its answers are looked at before they are read. */
export function isRuntime(data: unknown): data is Runtime {
  return isRecord(data) && isTextOrAbsent(data['storageRetention'])
}

export function isTargets(data: unknown): data is Targets {
  return isRecord(data) && isListOf(data['activeTargets'], isTarget)
}

export function isLoadedRules(data: unknown): data is LoadedRules {
  return isRecord(data) && isListOf(data['groups'], isGroup)
}

const textsOfTarget = ['scrapeInterval', 'scrapeUrl', 'health', 'lastError']

function isTarget(value: unknown): boolean {
  return (
    isRecord(value) &&
    isRecord(value['labels']) &&
    textsOfTarget.every((field) => typeof value[field] === 'string')
  )
}

function isGroup(value: unknown): boolean {
  return (
    isRecord(value) &&
    typeof value['name'] === 'string' &&
    typeof value['interval'] === 'number' &&
    isListOf(value['rules'], isRule)
  )
}

function isRule(value: unknown): boolean {
  return isRecord(value) && typeof value['name'] === 'string' && isTextOrAbsent(value['lastError'])
}

function isListOf(value: unknown, isOne: (value: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isOne)
}

function isTextOrAbsent(value: unknown): boolean {
  return value === undefined || typeof value === 'string'
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
