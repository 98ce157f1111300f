import type { Todo } from '../../../domain/decider/todo'
import { isDecision, nextAfter, nextWords } from '../../../domain/todo/next'
import { aTodo } from '../aTodo'

const todo = (kind: string, id: string, more: Partial<Todo> = {}): Todo =>
  aTodo({
    ...{ _id: `${id}.A1.${kind}.`, kind, group: 'approve', subject: { kind: 'matter', id }, title: `事项${id}` },
    ...{ unitId: 'u1', ...more },
  })
const items = [
  todo('confirmCompletion', 'm2'),
  todo('decideExtension', 'm1'),
  todo('decideExtension', 'm3'),
  todo('decideExtension', 'm4'),
]
const after = (command: Parameters<typeof isDecision>[0], next: string | null = null) =>
  nextAfter({ command, matterId: 'm1' }, { items, next })

test('granted or refused, the next extension on another matter comes, the gravest first, with how many wait', () => {
  for (const command of ['grantExtension', 'refuseExtension'] as const)
    expect(after(command)).toMatchObject({ todo: { subject: { id: 'm3' } }, count: 2, more: false })
  expect(after('returnCompletion')).toMatchObject({ todo: { subject: { id: 'm2' } }, count: 1 })
})

test('none waits of that kind: nothing is offered; nor after what decides nothing', () => {
  expect(after('approveIssue')).toBeNull()
  expect((['report', 'comment', 'urge'] as const).map(isDecision)).toEqual([false, false, false])
  expect((['signIn', 'approveIssue', 'rejectIssue', 'reassign', 'signOff'] as const).map(isDecision)).toEqual(
    Array(5).fill(true),
  )
})

test('it is said in words: how many of what, and which', () => {
  const words = (next: string | null) => {
    const found = after('grantExtension', next)
    return found && nextWords(found, { u1: '区住建局' })
  }
  expect(words(null)).toBe('还有 2 件「审批延期」，下一件：区住建局 事项m3')
  expect(words('cursor')).toContain('还有 2 件以上')
})
