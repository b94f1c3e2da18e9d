import { Failure } from '../../failure.ts'

const howTo = 'Write: export default defineService({ name: … })'

/** The default export, else one named `service`, else what `module.exports` is. */
export function declarationIn(exported: unknown, file: string): unknown {
  const value = unwrap(exported)
  if (value === undefined || isEmptyModule(value)) {
    throw new Failure(`${file} exports no declaration`, { remedy: howTo })
  }
  if (typeof value === 'function') {
    throw new Failure(`${file} exports a function; a declaration is data`, {
      remedy: `Export what the function returns. ${howTo}`,
    })
  }
  // The service itself reads its declaration while it starts, and cannot wait for it.
  if (isPromise(value)) {
    throw new Failure(`${file} exports a promise; a declaration is data`, {
      remedy: `Export the value itself, with \`await\` in the file if it must be. ${howTo}`,
    })
  }
  return value
}

/** Compiled modules wear their default export twice: `exports.default` within `module.exports`. */
function unwrap(exported: unknown): unknown {
  if (!isObject(exported)) return exported
  if ('default' in exported && exported['default'] !== undefined) return unwrap(exported['default'])
  return 'service' in exported ? exported['service'] : exported
}

function isEmptyModule(value: unknown): boolean {
  return isObject(value) && !isPromise(value) && Object.keys(value).length === 0
}

function isPromise(value: unknown): boolean {
  return isObject(value) && typeof value['then'] === 'function'
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
