import { serveWorkers } from './cluster/index.ts'
import { registerProcess } from './process/register.ts'

// For `node --import @obs-toolkit/sdk/register app.js`: observes the whole process, with what the
// environment and the declaration say, and no change of code.
serveWorkers()
registerProcess()
