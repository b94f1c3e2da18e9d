import { readManifest, type Manifest } from './manifest.ts'
import { thisPlatform, type Env } from './platform.ts'

export interface Progress {
  readonly tool: string
  readonly step: 'waiting' | 'downloading' | 'unpacking' | 'building' | 'passing over'
  readonly detail: string
}

export interface Limits {
  /** For a server to answer, at each redirect. */
  readonly answerMs: number
  /** A transfer that brings less than `stallBytes` within `stallMs` is given up. */
  readonly stallMs: number
  readonly stallBytes: number
  readonly maxBytes: number
}

export interface Context {
  readonly env: Env
  readonly manifest: Manifest
  readonly platform: string
  readonly limits: Limits
  readonly progress: (progress: Progress) => void
  readonly signal: AbortSignal | undefined
}

export type ToolOptions = { readonly [K in keyof Context]?: Context[K] | undefined }

const limits: Limits = {
  answerMs: 4_000,
  stallMs: 15_000,
  stallBytes: 64 * 1024,
  maxBytes: 512 * 1024 * 1024,
}

export function contextOf(options: ToolOptions): Context {
  return {
    env: options.env ?? process.env,
    manifest: options.manifest ?? readManifest(),
    platform: options.platform ?? thisPlatform,
    limits: options.limits ?? limits,
    progress: options.progress ?? (() => {}),
    signal: options.signal,
  }
}
