// Takes the wanted port, or the next free one: a taken port is no reason not to open the table.
import type { FastifyInstance } from 'fastify'

const TRIES = 20

/** Listens and returns the port that was had. After `wanted` and its neighbours, any free one. */
export async function listen(app: FastifyInstance, host: string, wanted: number): Promise<number> {
  for (let port = wanted; ; port = port === 0 || port >= wanted + TRIES ? 0 : port + 1) {
    try {
      await app.listen({ host, port })
      const address = app.server.address()
      return typeof address === 'object' && address ? address.port : port
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code
      if ((code !== 'EADDRINUSE' && code !== 'EACCES') || port === 0) throw error
    }
  }
}
