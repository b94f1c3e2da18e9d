/** Writes `service.schema.json`, which editors check declarations against. */
import { writeFileSync } from 'node:fs'
import { serviceJsonSchema } from '@obs-toolkit/sdk/service'

const file = new URL('../service.schema.json', import.meta.url)
writeFileSync(file, `${JSON.stringify(serviceJsonSchema(), null, 2)}\n`)
