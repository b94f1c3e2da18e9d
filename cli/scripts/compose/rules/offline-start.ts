import { ofEachService, unless } from '../rule.ts'

const grafanaMustNot = [
  'GF_ANALYTICS_REPORTING_ENABLED',
  'GF_ANALYTICS_CHECK_FOR_UPDATES',
  'GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES',
  'GF_NEWS_NEWS_FEED_ENABLED',
  'GF_PLUGINS_PREINSTALL_AUTO_UPDATE',
] as const

export const offlineStart = ofEachService(
  'offline-start',
  'it would hang, or break, where there is no network',
  ({ image, environment = {}, build, pull_policy: pull }) => [
    ...unless(build === undefined || pull === 'build', 'what is built here must not be pulled'),
    ...unless(!('GF_INSTALL_PLUGINS' in environment), 'installs plugins when it starts'),
    ...(image === '${GRAFANA_IMAGE}' ? grafanaMustNot : []).flatMap((name) =>
      unless(environment[name] === 'false', `${name} must be 'false'`),
    ),
  ],
)
