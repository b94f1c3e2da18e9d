import type { Json, Link } from './dashboard.ts'
import { text, texts } from './values.ts'

export function readLink(json: Json): Link {
  return {
    title: text(json['title']),
    url: text(json['url']),
    type: text(json['type']) || 'link',
    tags: texts(json['tags']),
  }
}
