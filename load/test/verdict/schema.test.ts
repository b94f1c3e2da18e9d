import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { judge } from '../../src/index.ts'
import type { Evidence } from '../../src/index.ts'
import { evidenceOf, recorded, serverOf } from './support.ts'

const file = new URL('../../verdict.schema.json', import.meta.url)
const schema = JSON.parse(readFileSync(file, 'utf8')) as object
const accepts = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema)

const measured = { from: '', to: '', seconds: 0 }
const nothing = evidenceOf().client.objectives.map(({ id }) => ({
  id,
  events: 0,
  bad: 0,
  slots: [],
}))
const checks = [{ name: 'is 200', passed: 900, failed: 3 }]

const runs: readonly (readonly [what: string, evidence: Evidence])[] = [
  ['a pass', evidenceOf()],
  ['a fail with its causes', evidenceOf({ p99: 9, errors: 90 }, { failures: { 'status:503': 9 } })],
  ['one that is unproven', { ...evidenceOf({ p99: 2 }), end: 'interrupted' }],
  ['one that measured nothing', evidenceOf({}, { measured, objectives: nothing, started: 0 })],
  ['checks of a script', evidenceOf({}, { checks })],
  [
    'a server and Prometheus',
    { ...evidenceOf(), server: serverOf(['1', 'abc']), prometheus: recorded },
  ],
]

describe('verdict.schema.json', () => {
  it.each(runs)('accepts %s', (_what, evidence) => {
    accepts(JSON.parse(JSON.stringify(judge(evidence))))
    expect(accepts.errors).toBeNull()
  })

  it('accepts nothing that lacks a field, has one too many, or says another word', () => {
    const verdict = judge(evidenceOf({ p99: 9 }))
    for (const name of Object.keys(verdict)) {
      expect(accepts({ ...verdict, [name]: undefined })).toBe(false)
    }
    expect(accepts({ ...verdict, other: 1 })).toBe(false)
    expect(accepts({ ...verdict, verdict: 'passed' })).toBe(false)
  })
})
