// What the projector opens: a screen that watches its own topic at the station of this page's address.
import { createConnection } from '../client/connection.ts'
import { pageTransport } from '../client/transport.ts'
import { startDisplay } from './start.tsx'

const transport = pageTransport('/display/socket')
startDisplay(createConnection(transport), () => transport.renew())
