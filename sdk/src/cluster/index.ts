export { serveWorkers } from './primary.ts'
export { createClusterWorker } from './worker.ts'
