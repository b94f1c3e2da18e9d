import { describe, expect, it } from 'vitest'
import { asOpenMetrics, bytesOf, makeMetrics, unzipped } from './support/metrics.ts'

const prometheus3 =
  'application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,' +
  'application/openmetrics-text;version=0.0.1;q=0.5,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,' +
  'text/plain;version=0.0.4;q=0.3,*/*;q=0.2'

const text = 'text/plain; version=0.0.4; charset=utf-8'
const openMetrics = 'application/openmetrics-text; version=1.0.0; charset=utf-8'

const formats: readonly (readonly [accept: string | undefined, contentType: string])[] = [
  [undefined, text],
  ['', text],
  ['*/*', text],
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', text],
  ['text/plain', text],
  ['text/*', text],
  [prometheus3, openMetrics],
  ['application/openmetrics-text', openMetrics],
  ['Application/OpenMetrics-Text; Version="1.0.0"', openMetrics],
  ['application/openmetrics-text;version=0.0.1', text],
  ['application/openmetrics-text;version=0.0.1, */*', text],
  [
    'application/openmetrics-text;version=0.0.1,application/openmetrics-text;version=1.0.0',
    openMetrics,
  ],
  ['application/openmetrics-text;q=0.3,text/plain;q=0.7', text],
  ['application/openmetrics-text;q=0.7,text/plain;q=0.3', openMetrics],
  ['application/openmetrics-text,text/plain', openMetrics],
  ['application/openmetrics-text;q=0.5,text/plain;version=1.0.0,*/*;q=0.1', openMetrics],
  ['application/openmetrics-text;q=0,*/*', text],
  ['application/openmetrics-text;q=7', text],
  ['application/openmetrics-text;q=-1,,;;=,text/plain', text],
  ['application/json', text],
  [`${'a/b,'.repeat(3_000)}application/openmetrics-text`, openMetrics],
]

const encodings: readonly (readonly [acceptEncoding: string | undefined, zipped: boolean])[] = [
  [undefined, false],
  ['', false],
  ['gzip', true],
  ['GZIP', true],
  ['gzip, deflate, br', true],
  ['deflate, br', false],
  ['gzip;q=0', false],
  ['gzip;q=0, *', false],
  ['*', true],
  ['identity', false],
  ['identity, gzip;q=0.5', false],
  ['identity;q=0.5, gzip;q=1.0', true],
]

describe('the format', () => {
  it.each(formats)('for Accept: %s is %s', async (accept, contentType) => {
    const { headers, body } = makeMetrics().metrics.render(accept)
    expect(headers['content-type']).toBe(contentType)
    const end = (await bytesOf(body)).toString().endsWith('\n# EOF\n')
    expect(end).toBe(contentType === openMetrics)
  })

  it('decides how a counter is headed and whether a unit is named', async () => {
    const { metrics } = makeMetrics()
    metrics.families.counter({ name: 'busy_seconds_total', help: 'Busy.', unit: 'seconds' })
    const written = async (accept?: string) =>
      (await bytesOf(metrics.render(accept).body))
        .toString()
        .split('\n')
        .filter((line) => line.includes('busy_seconds') && !line.includes('obs_'))

    expect(await written()).toEqual([
      '# HELP busy_seconds_total Busy.',
      '# TYPE busy_seconds_total counter',
      'busy_seconds_total 0',
    ])
    expect(await written(asOpenMetrics)).toEqual([
      '# HELP busy_seconds Busy.',
      '# TYPE busy_seconds counter',
      '# UNIT busy_seconds seconds',
      'busy_seconds_total 0',
    ])
  })
})

describe('the encoding', () => {
  it.each(encodings)('for Accept-Encoding: %s is gzip: %s', async (acceptEncoding, zipped) => {
    const { headers, body } = makeMetrics().metrics.render(undefined, acceptEncoding)
    expect(headers['content-encoding']).toBe(zipped ? 'gzip' : undefined)
    const bytes = await bytesOf(body)
    expect(zipped ? unzipped(bytes) : bytes.toString()).toContain('# TYPE http_server')
  })
})
