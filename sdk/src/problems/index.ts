export { Problems } from './problems.ts'
export type { Rendered } from './render.ts'
