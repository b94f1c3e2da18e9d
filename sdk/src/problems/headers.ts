/** Of a body that will not be sent; what else is set stays, CORS headers above all. */
export const ofTheBody = [
  'content-encoding',
  'content-language',
  'content-range',
  'content-disposition',
  'transfer-encoding',
  'etag',
  'last-modified',
] as const
