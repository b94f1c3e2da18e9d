/** `host:port` of the programs that generated files tell of each other. */
export interface Neighbours {
  readonly alertmanager: string
  readonly prometheus: string
  readonly jaeger: string
  readonly loki: string
}

/** All that generated files must know of where they will be used. */
export interface Deployment extends Neighbours {
  /** A rehearsal in time lapse; 1 is the pace of the declarations. */
  readonly timesFaster: number
}

/** All on one machine, each on its usual port. */
export const onOneMachine: Deployment = {
  alertmanager: 'localhost:9093',
  prometheus: 'localhost:9090',
  jaeger: 'localhost:16686',
  loki: 'localhost:3100',
  timesFaster: 1,
}
