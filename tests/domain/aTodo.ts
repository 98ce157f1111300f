import type { Todo } from '../../domain/decider/todo'

/** An obligation to report, until `changes` say otherwise. */
export const aTodo = (changes: Partial<Todo> = {}): Todo => ({
  _id: 'm1.A1.report.',
  kind: 'report',
  group: 'act',
  to: [],
  subject: { kind: 'matter', id: 'm1' },
  partId: 'A1',
  number: null,
  title: '',
  urgency: 'normal',
  sentence: '',
  dueAt: null,
  dueRank: 1,
  yellowAt: null,
  urgencyRank: 2,
  ...changes,
})
