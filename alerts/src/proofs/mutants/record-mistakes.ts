import { recorded } from '@obs-toolkit/sdk/service'
import type { RecordingRule } from '../../rules/rule.ts'

export type RecordMistake = (rule: RecordingRule) => RecordingRule

/** What people get wrong in what is recorded. One that changes nothing in an objective's rules is no mistake there. */
export const recordMistakes: Readonly<Record<string, RecordMistake>> = {
  'raw windows half as long': (rule) =>
    replaced(rule, /\[(\d+)([mh])\]/g, (_whole, count, unit) =>
      unit === 'h' ? `[${Number(count) * 30}m]` : `[${Number(count) * 30}s]`,
    ),
  'long windows half as long': (rule) =>
    replaced(rule, /\[(\d+)([hd]):/g, (_whole, count, unit) =>
      unit === 'd' ? `[${Number(count) * 12}h:` : `[${Number(count) * 30}m:`,
    ),
  'bad and total exchanged': (rule) => ({
    ...rule,
    record: rule.record.startsWith(recorded.bad)
      ? rule.record.replace(recorded.bad, recorded.total)
      : rule.record.replace(recorded.total, recorded.bad),
  }),
  'failures of clients counted': (rule) =>
    replaced(rule, /,error_type!="client_aborted"/g, () => ''),
  'failures counted as slow': (rule) =>
    replaced(
      rule,
      /http_response_status_code!~"5\.\.",error_type!="server_aborted"/g,
      () => 'http_response_status_code!=""',
    ),
  'requests that no route took counted': (rule) =>
    replaced(rule, /http_route!="<unmatched>",|<unmatched>\|/g, () => ''),
  'routes that have their own objective counted': (rule) =>
    replaced(rule, /http_route!~"[^"]+"/g, () => 'http_route!="<unmatched>"'),
  'other routes counted': (rule) =>
    replaced(rule, /http_request_method="[A-Z]+",http_route="[^"]+"/g, () => 'http_route!=""'),
  'no failures are no answer': (rule) => replaced(rule, / or on \([^)]*\) 0 \* sum.*$/g, () => ''),
  'no successes are no answer': (rule) =>
    replaced(rule, / or on \([^)]*\) 0 \* slo:.*\)$/g, () => ')'),
  'copies added up': (rule) => replaced(rule, /sum by \([^)]+\)/g, () => 'sum'),
  'another bucket': (rule) => replaced(rule, /le(=~?)"[^"]+"/g, () => 'le="0.123"'),
  'budget of twice the errors': (rule) =>
    rule.record === recorded.budgetRemaining
      ? replaced(rule, /clamp_min\(/g, () => 'clamp_min(2 * ')
      : rule,
}

function replaced(
  rule: RecordingRule,
  pattern: RegExp,
  by: (...found: string[]) => string,
): RecordingRule {
  return { ...rule, expr: rule.expr.replaceAll(pattern, by) }
}
