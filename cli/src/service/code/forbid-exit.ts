import { Failure } from '../../failure.ts'

/**
 * Code that a declaration brings along may want to end the process, which is ours: that throws
 * while the file is read. Returns what ends that.
 */
export function forbidExit(file: string): () => void {
  const own = Object.getOwnPropertyDescriptor(process, 'exit')!
  process.exit = (code = 0) => {
    throw new Failure(`${file} calls process.exit(${code}) while it is read`, {
      remedy: 'A declaration is data: let its file import nothing that starts or ends a program.',
    })
  }
  return () => {
    Object.defineProperty(process, 'exit', own)
  }
}
