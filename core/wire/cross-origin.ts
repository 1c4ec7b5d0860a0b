// Pages of other origins may use the wire: a phone's page comes from the hub, and sends to the results server as well.
//
// That is safe because nothing below /v1/ goes by cookies: a page has only the token that it was given, and sends it in a header. So no
// credentials are allowed along, and every origin is as good as none.

/** What every answer below /v1/ carries. */
export const CROSS_ORIGIN = {
  'access-control-allow-origin': '*',
  // A browser keeps these from a page unless they are named: when to come again, and by whose clock.
  'access-control-expose-headers': 'date, retry-after',
} as const

/** The answer (204) to a browser that asks whether it may send a page's request; good for ten minutes. */
export const PREFLIGHT = {
  ...CROSS_ORIGIN,
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers': 'authorization, content-type, content-encoding',
  'access-control-max-age': '600',
} as const

/** Whether an address is one of the wire's. */
export const isWire = (url: string): boolean => url.startsWith('/v1/')
