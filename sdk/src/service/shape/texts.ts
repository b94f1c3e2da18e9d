import { limits } from '../defaults.ts'
import { routeKeyPattern } from '../routes/key.ts'
import type { TextShape } from './shape.ts'

/** Safe in a label, a file name, a URL and an `slo_id`. */
const nameText: TextShape = {
  type: 'text',
  pattern: /^[A-Za-z0-9][A-Za-z0-9._-]*$/,
  wanted: "letters, digits and . _ - only, such as 'orders-api'",
  example: "'orders'",
  longest: limits.name,
}

export function name(example: string): TextShape {
  return { ...nameText, example }
}

export const labelName: TextShape = {
  type: 'text',
  pattern: /^(?!__)[A-Za-z_][A-Za-z0-9_]*$/,
  wanted: 'a label name',
  example: "'cluster'",
  longest: limits.name,
  mistake: 'illegal-label',
}

export const routeKeyText: TextShape = {
  type: 'text',
  pattern: new RegExp(routeKeyPattern),
  wanted: "a method and a template, such as 'GET /orders/:id'",
  example: "'GET /orders/:id'",
  mistake: 'bad-route',
}

export const envName: TextShape = {
  type: 'text',
  pattern: /^[A-Za-z_][A-Za-z0-9_]*$/,
  wanted: "the name of an environment variable, such as 'API_TOKEN'",
  example: "'API_TOKEN'",
}

/** Without user and password: a declaration is committed, and secrets are not. */
export const url: TextShape = {
  type: 'text',
  pattern: /^https?:\/\/[^\s/?#@]+([/?#]\S*)?$/,
  wanted:
    "an http or https address without user and password, such as 'https://grafana.example.com'",
  example: "'https://grafana.example.com'",
}

export const host: TextShape = {
  type: 'text',
  pattern: /^(\*\.)?([A-Za-z0-9_-]+\.)*[A-Za-z0-9_-]+(:\d{1,5})?$|^\[[0-9A-Fa-f:]+\](:\d{1,5})?$/,
  wanted: "a host, or host:port, such as 'staging.example.com'",
  example: "'staging.example.com'",
}

export const path: TextShape = {
  type: 'text',
  pattern: /^\/\S*$/,
  wanted: "a path that begins with a slash, such as '/metrics'",
  example: "'/metrics'",
}

export const file: TextShape = {
  type: 'text',
  wanted: 'the path of a file',
  example: "'/etc/alertmanager/secrets/token'",
}

export const contentType: TextShape = {
  type: 'text',
  pattern: /^[\w.+-]+\/[\w.+-]+$/,
  wanted: "a media type, such as 'application/json'",
  example: "'application/json'",
}

export const headerName: TextShape = {
  type: 'text',
  pattern: /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/,
  wanted: "the name of a header, such as 'accept-language'",
  example: "'accept-language'",
}

export const email: TextShape = {
  type: 'text',
  pattern: /^[^\s@<>]+@[^\s@<>]+$/,
  wanted: "an e-mail address, such as 'oncall@example.com'",
  example: "'oncall@example.com'",
}
