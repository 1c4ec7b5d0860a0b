// What comes back over HTTP in a simulation.

/** An HTTP answer, as far as the outbox looks at it. */
export interface Reply {
  status: number
  type: string
  text: string
}
