import { weekdays } from '../weekdays.ts'
import { about, list, object } from './build.ts'
import type { ObjectShape, TextShape } from './shape.ts'

const timeOfDay: TextShape = {
  type: 'text',
  pattern: /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/,
  wanted: "a time of day, such as '02:00'",
  example: "'02:00'",
}

const day: TextShape = {
  type: 'text',
  pattern: /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  wanted: "a day, such as '2026-12-03'",
  example: "'2026-12-03'",
}

const timeZone: TextShape = {
  type: 'text',
  pattern: /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/,
  wanted: "the name of a time zone, such as 'Europe/Berlin'",
  example: "'Europe/Berlin'",
}

const kinds = ['tickets', 'pages', 'outages']

/** When work is planned, and what is kept quiet meanwhile. */
export const maintenance: ObjectShape = object(
  {
    weekdays: about('Every day, unless this or on is there.', list(oneOf(weekdays), 7)),
    on: about('One day.', day),
    from: timeOfDay,
    to: about('Before from: on the next day.', timeOfDay),
    timeZone: about('UTC unless declared.', timeZone),
    mutes: about('Each mutes what stands before it too; tickets unless declared.', oneOf(kinds)),
  },
  ['from', 'to'],
)

function oneOf(words: readonly string[]): TextShape {
  return {
    type: 'text',
    pattern: new RegExp(`^(${words.join('|')})$`),
    wanted: words.map((word) => `'${word}'`).join(', or '),
    example: `'${words[0]}'`,
  }
}
