export { serveWorkers } from './primary.ts'
export { createClusterWorker, type ClusterWorker } from './worker.ts'
