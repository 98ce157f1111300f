import { SENTENCES, sentenceFor } from '../../domain/refusal'

test('a wrong current password is told without a name that nobody was asked for', () => {
  const said = sentenceFor({ code: 'WRONG_CREDENTIALS', detail: 'current' })
  expect(said).not.toBe(SENTENCES.WRONG_CREDENTIALS)
  expect(said).not.toContain('姓名')
})

test('whoever signs in is not told which of the two was wrong', () => {
  expect(sentenceFor({ code: 'WRONG_CREDENTIALS' })).toBe(SENTENCES.WRONG_CREDENTIALS)
})
