import type { Rule } from '../rule.ts'

const longestUid = 40

export const uniqueDashboards: Rule = {
  name: 'unique-dashboards',
  from: 'obs',
  severity: 'error',
  about:
    'No two dashboards have one uid or one title, and a uid is one that Grafana takes: with two of them, provisioning loses ' +
    'its permission to write.',
  *check({ dashboard, boards }) {
    const others = boards.filter((each) => each !== dashboard)
    if (dashboard.uid !== '' && others.some(({ uid }) => uid === dashboard.uid)) {
      yield {
        message: `another dashboard has the uid ${dashboard.uid} too`,
        remedy: 'Give it a uid of its own.',
      }
    }
    if (dashboard.title !== '' && others.some(({ title }) => title === dashboard.title)) {
      yield {
        message: `another dashboard is called "${dashboard.title}" too`,
        remedy: 'Give it a title of its own.',
      }
    }
    if (dashboard.uid.length > longestUid || /[^\w-]/.test(dashboard.uid)) {
      yield {
        message: `Grafana does not take the uid ${dashboard.uid}`,
        remedy: `At most ${longestUid} letters, digits, - and _.`,
      }
    }
  },
}
