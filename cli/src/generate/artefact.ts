/** A file that `obs generate` writes. */
export interface Artefact {
  /** Below the folder of all artefacts, with slashes. */
  readonly path: string
  /** Some keep a section that people wrote into the file as it is now. */
  readonly render: (earlier: string | undefined) => string
}

export function fixed(path: string, content: string): Artefact {
  return { path, render: () => content }
}
