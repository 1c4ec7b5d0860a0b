import { lateStoreSuite } from '../testing/late-store-suite.ts'
import { logStoreSuite, SUITE_EVENT } from '../testing/log-store-suite.ts'
import { markStoreSuite } from '../testing/mark-store-suite.ts'
import { createMemoryStore } from './memory.ts'

const open = async () => ({ store: createMemoryStore(SUITE_EVENT), close: async () => {} })

logStoreSuite('memory', open)
lateStoreSuite('memory', open)
markStoreSuite('memory', open)
