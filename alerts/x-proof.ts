import { writeFileSync } from 'node:fs'
import { defineService } from '@obs-toolkit/sdk/service'
import { compileAlerts, ruleFile } from './src/index.ts'
import { prove } from './src/proofs/prove.ts'
import { partsOf } from './src/plan/part.ts'
import { proofFile } from './src/emit/proof-file.ts'
const s = defineService({
  name: 'orders',
  owner: 'team-orders',
  traffic: { peakPerSecond: 120 },
  ...(process.argv[2] ? { traffic: { lowPerSecond: Number(process.argv[2]) } } : {}),
  routes: {
    'POST /orders': { share: 0.3, objectives: { latency: [{ ratio: 0.99, underMs: 1000 }] } },
    'GET /orders/:id': {},
  },
})
const plan = compileAlerts(s)
partsOf(plan).forEach((p, i) => {
  const pr = prove(p)
  writeFileSync(`/tmp/pf/r${i}.yaml`, ruleFile(p))
  writeFileSync(`/tmp/pf/now${i}.yaml`, proofFile(pr.now, `r${i}.yaml`, 15))
  writeFileSync(`/tmp/pf/days${i}.yaml`, proofFile(pr.days, `r${i}.yaml`))
})
