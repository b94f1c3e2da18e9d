// `@obs-toolkit/sdk/testing`: what a service's own tests ask of its telemetry.
export * from './testing/index.ts'
