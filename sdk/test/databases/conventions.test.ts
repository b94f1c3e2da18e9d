import { SpanKind, SpanStatusCode, trace, context, type Attributes } from '@opentelemetry/api'
import { expect, it, vi } from 'vitest'
import { byLabels, startService } from '../dependencies/support/service.ts'
import { anInstrumentation } from '../support/eventful.ts'

async function startMeasured() {
  const service = await startService(() => ({}), { instrumentations: [anInstrumentation] })
  const tracer = trace.getTracer('a driver')
  await vi.waitFor(() => expect(tracer.startSpan('probe').isRecording()).toBe(true), 10_000)
  const span = (attributes: Attributes, name = 'op', kind = SpanKind.CLIENT) =>
    tracer.startSpan(name, { kind, attributes })
  const counts = async () =>
    byLabels(await service.samples(), 'db_client_operation_duration_seconds_count')
  return { ...service, span, counts }
}

it('The words of every generation of conventions and of every driver are understood', async () => {
  const { span, counts } = await startMeasured()
  span({
    'db.system': 'mysql',
    'db.name': 'shop',
    'db.statement': 'select `id` from `items` where `id` = 7',
    'net.peer.name': 'mysql.internal',
    'net.peer.port': 3306,
  }).end()
  span({
    'db.system': 'mongodb',
    'db.name': 'shop',
    'db.operation': 'find',
    'db.mongodb.collection': 'items',
    'net.peer.name': 'mongo.internal',
    'net.peer.port': 27017,
  }).end()
  span({ 'db.system.name': 'redis', 'db.operation.name': 'MULTI get', 'db.namespace': '0' }).end()
  span({ 'db.system': 'mssql', 'db.statement': '/* by hand */ -- why\n ( SELECT 1 )' }).end()
  expect(await counts()).toEqual({
    'mysql SELECT shop mysql.internal 3306': 1,
    'mongodb find items shop mongo.internal 27017': 1,
    'redis MULTI get 0': 1,
    'microsoft.sql_server SELECT': 1,
  })
})

it('What is no operation of a database is left alone', async () => {
  const { span, counts } = await startMeasured()
  span({ 'http.request.method': 'GET' }).end()
  span({ 'db.system.name': 'postgresql' }, 'pg.connect').end()
  span({ 'db.system.name': 'redis', 'db.query.text': 'connect' }).end()
  span({ 'db.system.name': 'redis', 'db.operation.name': 'get' }, 'get', SpanKind.INTERNAL).end()
  span({ 'db.system.name': 'not a "system"', 'db.operation.name': 'get' }).end()
  expect(await counts()).toEqual({})
})

it("An ORM's span and that of its driver are one operation", async () => {
  const { span, counts } = await startMeasured()
  const outer = span({ 'db.system.name': 'postgresql', 'db.operation.name': 'findMany' })
  context.with(trace.setSpan(context.active(), outer), () => {
    span({ 'db.system.name': 'postgresql', 'db.query.text': 'SELECT 1' }).end()
  })
  outer.end()
  expect(await counts()).toEqual({ 'postgresql SELECT': 1 })
})

it('Failures are told by code, else by class, and labels made from data are bounded', async () => {
  const { span, counts } = await startMeasured()
  const operation = { 'db.system.name': 'mongodb', 'db.operation.name': 'insert' }
  const failed = (attributes: Attributes, error?: Error) => {
    const it = span({ ...operation, ...attributes }).setStatus({ code: SpanStatusCode.ERROR })
    if (error !== undefined) it.recordException(error)
    it.end()
  }
  failed({ 'db.response.status_code': '11000' })
  failed({}, new RangeError('no such shard'))
  failed({ 'error.type': 'a whole sentence about order 17' })
  expect(await counts()).toEqual({
    'mongodb insert 11000': 1,
    'mongodb insert RangeError': 1,
    'mongodb insert _OTHER': 1,
  })
  for (let tenant = 0; tenant < 1_500; tenant += 1) {
    span({
      ...operation,
      'db.namespace': `tenant${tenant}`,
      'db.collection.name': `t${tenant}`,
    }).end()
  }
  expect(Object.keys(await counts()).length).toBeLessThan(1_010)
})

it('A statement of any size and shape is measured', async () => {
  const { span, counts } = await startMeasured()
  for (const text of ["'".repeat(1e6), '/*'.repeat(5e5), '('.repeat(1e6), '1,'.repeat(5e5)]) {
    span({ 'db.system.name': 'postgresql', 'db.query.text': text }).end()
  }
  expect(await counts()).toEqual({ postgresql: 4 })
})
