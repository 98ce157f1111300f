import { CLIENT, isUncertainCode, OFFLINE, SENTENCES, sentenceFor } from '../../domain/refusal'

test('a wrong current password is told without a name that nobody was asked for', () => {
  const said = sentenceFor({ code: 'WRONG_CREDENTIALS', detail: 'current' })
  expect(said).not.toBe(SENTENCES.WRONG_CREDENTIALS)
  expect(said).not.toContain('姓名')
})

test('whoever logs in is not told which of the two was wrong', () => {
  expect(sentenceFor({ code: 'WRONG_CREDENTIALS' })).toBe(SENTENCES.WRONG_CREDENTIALS)
})

test('only what says nothing of the command, or fails for this time, leaves it uncertain', () => {
  const codes = [OFFLINE, CLIENT, ...Object.keys(SENTENCES)]
  expect(codes.filter(isUncertainCode).sort()).toEqual(
    ['CLIENT', 'CONFLICT', 'INTERNAL', 'NOT_SIGNED_IN', 'NO_SPACE', 'OFFLINE', 'STORAGE_FAULT', 'UPGRADING'].sort(),
  )
  expect(isUncertainCode('constructor')).toBe(false)
})
