import { alertLabels, annotations } from '@obs-toolkit/sdk/service'

/**
 * For a person half asleep: what is broken, since when, how bad, how long the budget lasts, and
 * where to look. Kept apart from the configuration, so that it can be changed by itself.
 */
export const messageTemplate: string = `{{ define "obs.title" -}}
{{ if eq .Status "resolved" }}Over: {{ else if .CommonLabels.${alertLabels.escalation} }}STILL BROKEN: {{ else if eq .CommonLabels.${alertLabels.severity} "page" }}BROKEN: {{ end -}}
{{ $said := .Alerts.Firing }}{{ if not $said }}{{ $said = .Alerts }}{{ end -}}
{{ (index $said 0).Annotations.${annotations.summary} }}{{ if gt (len $said) 1 }}, and {{ len (slice $said 1) }} more{{ end }}
{{- end }}

{{ define "obs.text" -}}
{{ template "obs.alerts" .Alerts.Firing }}{{ template "obs.alerts" .Alerts.Resolved }}
{{- end }}

{{ define "obs.alerts" -}}
{{ range . -}}
{{ if eq .Status "resolved" }}Over:{{ else }}What:{{ end }} {{ .Annotations.${annotations.summary} }}
Since: {{ .StartsAt.UTC.Format "2006-01-02 15:04:05" }} UTC{{ if eq .Status "resolved" }}, until {{ .EndsAt.UTC.Format "15:04:05" }}{{ end }}
How bad: {{ .Annotations.${annotations.description} }}
{{ with .Labels.${alertLabels.owner} }}Owner: {{ . }}
{{ end }}{{ with .Annotations.${annotations.runbookUrl} }}What to do: {{ . }}
{{ end }}{{ with .Annotations.${annotations.dashboardUrl} }}Look at: {{ . }}
{{ end }}{{ with .GeneratorURL }}Query: {{ . }}
{{ end }}
{{ end }}
{{- end }}
`
