export { Databases, type DatabaseLimits } from './databases.ts'
