import { countsWords, dutyLines } from '../../../console/src/views/people/retireWords'

const item = (...duties: { words: string; toId: string | null }[]) => ({
  subject: { kind: 'matter', id: 'm1' },
  number: null,
  title: null,
  dueAt: null,
  duties,
})

test('what is open is counted by what it is', () => {
  const counts = [
    { words: '经办人', count: 3 },
    { words: '任务', count: 2 },
  ]
  expect(countsWords({ total: 4, counts, items: [], names: {} })).toBe('经办人 3 · 任务 2')
})

test('each duty says to whom it goes, a decision that it goes to the next; the same is said once', () => {
  const tasks = { words: '任务', toId: 'p1' }
  const lines = dutyLines(item({ words: '经办人', toId: 'p1' }, tasks, tasks, { words: '审签办结', toId: null }), {
    p1: '张三',
  })
  expect(lines).toEqual(['经办人 → 张三', '任务 → 张三', '审签办结 → 下一级'])
})
