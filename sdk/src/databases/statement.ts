/** What is looked at of a statement; two that differ only after it are taken for one. */
const maxLength = 1_000

const comments = /\/\*.*?\*\/|--[^\n]*/gs
/** Text in quotes, ids and numbers, be they values in SQL or parts of a key (`order:17`). */
const literals =
  /'(?:[^']|'')*'|\b[0-9a-f]{8}-[0-9a-f-]{27}\b|\b0x[0-9a-f]+\b|\b[0-9a-f]{16,}\b|(?<![\w$.])-?\d+(?:\.\d+)?\b/gi
const lists = /\(\s*(?:\?|\$\d+)(?:\s*,\s*(?:\?|\$\d+))+\s*\)/g
const spaces = /\s+/g

/** A statement without its values, so that one that is sent again and again is known again. */
export function shapeOf(text: string): string {
  return text
    .slice(0, maxLength)
    .replace(comments, ' ')
    .replace(literals, '?')
    .replace(lists, '(?)')
    .replace(spaces, ' ')
    .trim()
}

const sqlWords: ReadonlySet<string> = new Set(
  (
    'SELECT INSERT UPDATE DELETE MERGE REPLACE WITH VALUES CALL EXEC EXECUTE PREPARE DEALLOCATE ' +
    'BEGIN START COMMIT END ROLLBACK ABORT SAVEPOINT RELEASE SET RESET SHOW USE EXPLAIN DESCRIBE ' +
    'ANALYZE VACUUM CREATE ALTER DROP TRUNCATE RENAME GRANT REVOKE COMMENT LOCK UNLOCK COPY LOAD ' +
    'DECLARE FETCH MOVE CLOSE LISTEN NOTIFY UNLISTEN REFRESH'
  ).split(' '),
)
const firstWord = /^[\s(;]*([a-z]+)/i

/** What a statement in SQL does; undefined where it is none. */
export function verbOf(text: string): string | undefined {
  const word = firstWord.exec(text.slice(0, maxLength).replace(comments, ' '))?.[1]?.toUpperCase()
  return word !== undefined && sqlWords.has(word) ? word : undefined
}

const betweenTheLines =
  /^(BEGIN|START|COMMIT|END|ROLLBACK|ABORT|SAVEPOINT|RELEASE|SET|RESET|multi|exec)$/i

/** It belongs to a transaction or a session: that there are many of them says nothing by itself. */
export function isFrame(operation: string): boolean {
  return betweenTheLines.test(operation)
}
