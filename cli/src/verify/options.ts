import type { ProfileName } from '@obs-toolkit/load'

/** As commander gives them. */
export interface VerifyOptions {
  readonly target: string
  readonly start?: string
  readonly profile: ProfileName
  readonly factor?: number
  readonly instances?: number
  readonly rate?: number
  readonly duration?: number | 'auto'
  readonly warmUp?: number | 'auto'
  readonly ramp?: number | 'auto'
  readonly confidence?: number
  readonly release?: string
  readonly metricsUrl?: string
  readonly prometheus?: string
  readonly prometheusHeader?: readonly string[]
  readonly allowHost?: readonly string[]
  readonly maxRate?: number
  readonly script?: string
  readonly out: string
  readonly evidence?: string
  readonly planOut?: string
  /** True for all cases. */
  readonly selfTest?: string | true
}
