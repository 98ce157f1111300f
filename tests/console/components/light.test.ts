import { lightOfRow } from '../../../console/src/components/light'

const NOW = '2026-03-10T01:00:00.000Z'
const row = {
  status: 'inProgress' as const,
  open: true,
  dueAt: '2026-03-12T09:30:00.000Z',
  yellowAt: '2026-03-09T09:30:00.000Z',
  overdueAt: null,
}

test('a running matter shows its light; one whose clock does not run says why', () => {
  expect(lightOfRow(row, NOW).light).toBe('yellow')
  const suspended = lightOfRow({ ...row, status: 'suspended', open: false }, NOW)
  const closed = lightOfRow({ ...row, status: 'closed', open: false }, NOW)
  const draft = lightOfRow({ ...row, status: 'draft', open: false }, NOW)
  expect([suspended.light, closed.light, draft.light]).toEqual(['grey', 'grey', 'grey'])
  expect(new Set([suspended.words, closed.words, draft.words]).size).toBe(3)
})

test('a red that was remedied stays visible as such, and a present red is not called remedied', () => {
  const overdueAt = '2026-03-05T09:30:00.000Z'
  expect(lightOfRow({ ...row, overdueAt }, NOW).remedied).toBe(true)
  expect(lightOfRow({ ...row, overdueAt, dueAt: overdueAt }, NOW)).toMatchObject({ light: 'red', remedied: false })
})

test('a sign-in that is late is named, and takes the green its word', () => {
  const green = { ...row, yellowAt: '2026-03-11T09:30:00.000Z', signInDueAt: '2026-03-09T09:30:00.000Z' }
  expect(lightOfRow(green, NOW)).toMatchObject({ light: 'green', words: '未到期', late: ['逾期未签收'] })
})
