import { mayHurry, retryWords, SOON } from '../../../console/src/views/setAside/words'

const NOW = '2026-03-02T02:00:00.000Z'
const LATER = '2026-03-02T02:08:00.000Z'

test.each([
  ['sweep', LATER, '今天 10:08', true],
  ['courier', NOW, SOON, false],
  ['daily', LATER, '每天夜里', false],
  ['files', NOW, '每天夜里', false],
] as const)('of %s that waits until %s it is said %s; one may ask for a try: %p', (job, retryAt, words, hurry) => {
  const row = { job, retryAt }
  expect([retryWords(row, NOW), mayHurry(row, NOW)]).toEqual([words, hurry])
})
