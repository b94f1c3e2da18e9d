/** Everything that can be wrong in a declaration, and the sentence that says what to write instead. */
export const messages = {
  'not-an-object': (is: string): string =>
    `A declaration is an object such as { name: 'orders' }; this is ${is}.`,
  'not-data': (what: string): string => `${what} A declaration holds plain data only.`,
  'too-big': (what: string): string => `${what} Shorten it.`,
  missing: (example: string): string => `This is required. Write for example ${example}.`,
  'unknown-key': (key: string, similar: string | undefined, known: readonly string[]): string =>
    similar === undefined
      ? `'${key}' means nothing here. Known: ${known.join(', ')}.`
      : `'${key}' means nothing here. Did you mean '${similar}'?`,
  'wrong-type': (is: string, wanted: string): string => `This is ${is}; write ${wanted}.`,
  'out-of-range': (is: number, wanted: string): string => `${is} is out of range; write ${wanted}.`,
  percentage: (is: number, ratio: number): string =>
    `${is} looks like a percentage. Ratios lie between 0 and 1: write ${ratio}.`,
  'bad-duration': (is: string, unit: string, example: string): string =>
    `${is} is no duration. Write a number of ${unit}, or a text such as ${example}.`,
  empty: (example: string): string => `This is empty. Write for example ${example}.`,
  'illegal-text': (is: string, wanted: string): string => `${is} cannot be used: write ${wanted}.`,
  'illegal-label': (is: string): string =>
    `${is} is no legal label name. Use letters, digits and _, no digit first and no __ at the start.`,
  'bad-route': (is: string): string =>
    `${is} names no route. Write a method of HTTP in capitals, a space and a template: 'GET /orders/:id'.`,
  'duplicate-route': (key: string, first: string): string =>
    `'${key}' and '${first}' are the same route. Keep one of them.`,
  'shares-over-one': (sum: number): string =>
    `The shares of all routes add up to ${sum}. They are parts of one traffic: let them add up to 1 at most.`,
  'stream-latency': (): string =>
    'How long a stream lasts says nothing, so it has no latency objective. Remove this, or `stream: true`.',
  'duplicate-objective': (id: string): string =>
    `Two objectives would share the id '${id}'. Give this one a name of its own: name: 'latency-strict'.`,
  'target-above-timeout': (underMs: number, timeoutMs: number): string =>
    `A target of ${underMs} ms cannot be judged when the load test gives up after ${timeoutMs} ms. ` +
    `Set load.timeoutMs above ${underMs}, or lower the target.`,
  'no-bucket': (underMs: number, most: number): string =>
    `No bucket is left for ${underMs} ms: a histogram has at most ${most} edges, and other targets hold them all. ` +
    'Use a target that another objective has.',
  'low-above-peak': (low: number, peak: number): string =>
    `${low} requests per second is more than the peak of ${peak}. Low is the traffic of the quietest hour.`,
  'receiver-kind': (kinds: readonly string[]): string =>
    `A receiver is exactly one of ${kinds.join(', ')}. Write one of them here, and a receiver of its own for any other.`,
  'webhook-address': (): string =>
    "Name its address once: url: 'https://…', or urlFile: '/etc/…' when the address is a secret.",
  'unknown-receiver': (
    name: string,
    similar: string | undefined,
    known: readonly string[],
  ): string => {
    if (similar !== undefined) return `There is no receiver '${name}'. Did you mean '${similar}'?`
    const declared = known.length > 0 ? `Declared are: ${known.join(', ')}.` : 'None is declared.'
    return `There is no receiver '${name}' in alerts.receivers. ${declared}`
  },
  'maintenance-days': (): string =>
    'Maintenance is on some weekdays or on one day: keep weekdays, or on.',
  'maintenance-empty': (from: string, to: string): string =>
    `From ${from} to ${to} is no time at all. A whole day is from: '00:00', to: '24:00'.`,
  'no-such-day': (day: string): string => `${day} is in no calendar.`,
  'unknown-time-zone': (timeZone: string): string =>
    `'${timeZone}' is no time zone. Write a name such as 'Europe/Berlin'.`,
  'missing-param': (param: string): string =>
    `The route's parameter '${param}' has no value. Write params: { ${param}: ['1', '2'] }.`,
  'unknown-param': (
    param: string,
    similar: string | undefined,
    known: readonly string[],
  ): string => {
    if (similar !== undefined)
      return `The route has no parameter '${param}'. Did you mean '${similar}'?`
    const has = known.length > 0 ? `It has: ${known.join(', ')}.` : 'It has none.'
    return `The route has no parameter '${param}'. ${has}`
  },
} as const

export type Messages = typeof messages
export type ProblemCode = keyof Messages
