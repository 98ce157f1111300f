import { Refused, refuse } from '../../domain/refusal'
import { FilesError, StoreError } from '../../server/ports'
import { isFault, refusalOf } from '../../server/refusalOf'

const ofSystem = (code: string) => Object.assign(new Error(code), { code })

test.each([
  [new Refused(refuse('STALE_VERSION')), 'STALE_VERSION', false],
  [new StoreError('CONFLICT', ''), 'CONFLICT', false],
  [new StoreError('DUPLICATE', ''), 'DUPLICATE', false],
  [new StoreError('NO_SPACE', ''), 'NO_SPACE', false],
  [new StoreError('STORAGE_FAULT', ''), 'STORAGE_FAULT', true],
  [new StoreError('BAD_QUERY', ''), 'BAD_INPUT', false],
  [new StoreError('TOO_MUCH', ''), 'TOO_MUCH_TO_READ', false],
  [new FilesError('NO_SPACE', ''), 'NO_SPACE', false],
  [new FilesError('NOT_FOUND', ''), 'NOT_FOUND', false],
  [ofSystem('ENOSPC'), 'NO_SPACE', false],
  [ofSystem('EDQUOT'), 'NO_SPACE', false],
  [ofSystem('EIO'), 'INTERNAL', true],
  [null, 'INTERNAL', true],
])('%p is answered with %s', (error, code, fault) => {
  const refusal = refusalOf(error)
  expect([refusal.code, isFault(refusal)]).toEqual([code, fault])
})
