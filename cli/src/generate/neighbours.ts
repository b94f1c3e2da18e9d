/** `host:port` of the programs that generated files tell of each other. */
export interface Neighbours {
  readonly alertmanager: string
  readonly prometheus: string
  readonly jaeger: string
  readonly loki: string
}

/** All on one machine, each on its usual port. */
export const onOneMachine: Neighbours = {
  alertmanager: 'localhost:9093',
  prometheus: 'localhost:9090',
  jaeger: 'localhost:16686',
  loki: 'localhost:3100',
}
