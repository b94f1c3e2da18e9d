export { ofTheBody } from './headers.ts'
export { Problems } from './problems.ts'
