import { labels } from '@obs-toolkit/sdk/service'

/** What tells one route from another. */
export const ofRoute: readonly string[] = [labels.method, labels.route]
