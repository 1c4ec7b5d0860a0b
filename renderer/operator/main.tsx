// The operator app on a page, over whatever transport the page has.
import { createConnection } from '../client/connection.ts'
import { pageTransport } from '../client/transport.ts'
import { startOperator } from './start.tsx'

startOperator(createConnection(pageTransport('/operator/socket')))
