import { mayPassLater } from '../../../domain/evidence/file'

test.each(['FILE_TYPE_REFUSED', 'FILE_TOO_LARGE'])('%s is no matter of trying again', (code) => {
  expect(mayPassLater(code)).toBe(false)
})

test.each(['OFFLINE', 'UPLOAD_INTERRUPTED', 'UPLOAD_QUOTA', 'TOO_MANY_UPLOADS', 'NO_SPACE'])(
  '%s may pass another time',
  (code) => {
    expect(mayPassLater(code)).toBe(true)
  },
)
