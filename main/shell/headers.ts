// What every page of a screen is served with, over HTTP or out of Electron: it runs its own scripts and talks to its own station, nothing else.

const policy = (connect: string) =>
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " +
  `connect-src ${connect}; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

/** Headers of every answer. */
export const securityHeaders = {
  'content-security-policy': policy("'self'"),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

/**
 * Headers of the phones' page. It sends to the results server and to a laptop that stands by as well, whose addresses may be told long after
 * the page was loaded, and kept for when it is loaded without a network: so it may ask any address, by scripts that are this station's alone.
 */
export const companionHeaders = { ...securityHeaders, 'content-security-policy': policy("'self' http: https: ws: wss:") }
