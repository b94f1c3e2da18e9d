/** The letters by which a panel tells its queries apart: A, B … Z, AA. */
export function refId(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26))
  return at < 26 ? letter : refId(Math.floor(at / 26) - 1) + letter
}
