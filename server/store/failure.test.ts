import { describe, expect, test } from 'vitest'
import { databaseFault, storeFailure } from './failure.ts'

const fault = (code: string, message = 'told by the database') => Object.assign(new Error(message), { code })

describe('what a database error means', () => {
  test.for([
    ['SQLITE_CONSTRAINT_PRIMARYKEY', 'moved'],
    ['23505', 'moved'],
    ['40001', 'moved'],
    ['SQLITE_FULL', 'full'],
    ['ENOSPC', 'full'],
    ['53100', 'full'],
    ['SQLITE_IOERR_WRITE', 'failed'],
    ['SQLITE_BUSY', 'failed'],
    ['57P01', 'failed'],
    ['57014', 'failed'],
    ['ECONNRESET', 'failed'],
    ['ECONNREFUSED', 'failed'],
  ] as const)('%s: %s', ([code, kind]) => {
    expect(storeFailure(fault(code))).toMatchObject({ kind, message: expect.stringMatching(/Nothing was stored\.$/) })
  })

  test('a lost connection has no code, and is known by its words', () => {
    expect(storeFailure(new Error('Connection terminated unexpectedly'))).toMatchObject({ kind: 'failed' })
    expect(storeFailure(new Error('timeout exceeded when trying to connect'))).toMatchObject({ kind: 'failed' })
  })

  test('of several addresses tried the first speaks', () => {
    expect(databaseFault(new AggregateError([fault('ECONNREFUSED'), fault('ENETUNREACH')]))).toBe('ECONNREFUSED')
  })

  test.for(['42P01', '22021', 'SQLITE_ERROR', 'SQLITE_MISUSE', 'ERR_INVALID_ARG_TYPE', ''])('“%s” is a bug, and thrown on', (code) => {
    const bug = fault(code)
    expect(databaseFault(bug)).toBeNull()
    expect(() => storeFailure(bug)).toThrow(bug)
  })

  test('the sentence tells the code and nothing of the statement or its values', () => {
    const { message } = storeFailure(fault('57P01', 'insert into "event" values (secret)'))
    expect(message).toContain('57P01')
    expect(message).not.toContain('secret')
  })
})
