import type { Attributes } from '@opentelemetry/api'
import { other } from '../service/index.ts'
import type { ClientSpan } from '../tracing/index.ts'
import { verbOf } from './statement.ts'

/** What a database was asked, in words that are few. */
export interface Operation {
  readonly system: string
  readonly name: string
  readonly collection: string
  readonly namespace: string
  readonly address: string
  readonly port: string
  /** Empty where it went well. */
  readonly errorType: string
  /** The statement as it was sent; empty where it is not told. */
  readonly text: string
}

/** Instrumentations speak OpenTelemetry's stable conventions, or those before; first come first. */
const keys = {
  system: ['db.system.name', 'db.system'],
  name: ['db.operation.name', 'db.operation'],
  collection: ['db.collection.name', 'db.sql.table', 'db.mongodb.collection', 'db.cassandra.table'],
  namespace: ['db.namespace', 'db.name', 'db.redis.database_index'],
  text: ['db.query.text', 'db.statement'],
  address: ['server.address', 'net.peer.name'],
  port: ['server.port', 'net.peer.port'],
  error: ['error.type', 'db.response.status_code'],
} as const

/** https://opentelemetry.io/docs/specs/semconv/registry/attributes/db/ */
const renamed: Readonly<Record<string, string>> = {
  mssql: 'microsoft.sql_server',
  oracle: 'oracle.db',
  db2: 'ibm.db2',
  dynamodb: 'aws.dynamodb',
  cosmosdb: 'azure.cosmosdb',
}

const word = /^[a-z_][\w.-]{0,63}$/i
const twoWords = /^[a-z_][\w.-]{0,31}( [\w.-]{1,31})?$/i
const errorWord = /^[\w.-]{1,64}$/

/** Null where the span is of something else, or only of a connection. */
export function operationOf(span: ClientSpan): Operation | null {
  const { attributes } = span
  const system = matching(word, valueOf(attributes, keys.system))
  if (system === '') return null
  const text = valueOf(attributes, keys.text)
  const name = matching(twoWords, valueOf(attributes, keys.name)) || (verbOf(text) ?? '')
  if ((name === '' && text === '') || text === 'connect') return null
  return {
    system: renamed[system] ?? system,
    name,
    collection: valueOf(attributes, keys.collection),
    namespace: valueOf(attributes, keys.namespace),
    address: valueOf(attributes, keys.address),
    port: valueOf(attributes, keys.port),
    errorType: span.failed ? matching(errorWord, errorOf(span)) || other : '',
    text,
  }
}

/** OpenTelemetry's instrumentation of pg tells the code of an error in its message alone. */
const codeInMessage = /\(code: (\w+)\)$/

function errorOf({ attributes, exception }: ClientSpan): string {
  const told = valueOf(attributes, keys.error) || valueOf(exception, ['exception.type'])
  return told || (codeInMessage.exec(valueOf(exception, ['exception.message']))?.[1] ?? '')
}

function valueOf(attributes: Attributes, names: readonly string[]): string {
  for (const name of names) {
    const value = attributes[name]
    if (typeof value === 'string' && value !== '') return value
    if (typeof value === 'number') return String(value)
  }
  return ''
}

function matching(shape: RegExp, value: string): string {
  return shape.test(value) ? value : ''
}
