/** `host:port` of the programs that generated files tell of each other. */
export interface Neighbours {
  readonly alertmanager: string
}

/** All on one machine, each on its usual port. */
export const onOneMachine: Neighbours = { alertmanager: 'localhost:9093' }
