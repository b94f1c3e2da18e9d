/** Node takes what is longer for one millisecond. */
export const longestTimerMs: number = 2 ** 31 - 1
