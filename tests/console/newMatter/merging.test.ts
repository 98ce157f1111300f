import { emptyForm, type MatterForm } from '../../../console/src/views/newMatter/form'
import { merge, withPart } from '../../../console/src/views/newMatter/merging'

const NAMES = { u1: '区住建局', u2: '区城管局', u3: '区水务局' }

const base: MatterForm = {
  ...emptyForm(),
  title: '河道清淤',
  requirement: '清淤三条河道。',
  source: 'other',
  category: 'other',
  lead: { unitId: 'u1', part: '' },
}
const change = (changes: Partial<MatterForm>): MatterForm => ({ ...structuredClone(base), ...changes })
const merged = (mine: Partial<MatterForm>, theirs: Partial<MatterForm>) =>
  merge(change(mine), base, change(theirs), NAMES)

test('what only the other changed stands in the form and is named, what only I changed stays', () => {
  const { form, followed, differences } = merged(
    { requirement: '清淤五条河道。' },
    { title: '河道清淤整治', co: [{ unitId: 'u2', part: '' }], basis: { ...base.basis, plan: '按月调度' } },
  )
  expect(form).toEqual(
    change({
      requirement: '清淤五条河道。',
      title: '河道清淤整治',
      co: [{ unitId: 'u2', part: '' }],
      basis: { ...base.basis, plan: '按月调度' },
    }),
  )
  expect(followed).toEqual(['标题', '协办单位', '督查计划'])
  expect(differences).toEqual([])
})

test('what both changed otherwise is to be decided, and mine stands until then', () => {
  const { form, followed, differences } = merged(
    { title: '我的标题', lead: { unitId: 'u2', part: '' }, timing: 'moment', dueAt: '2026-12-01T09:30:00.000Z' },
    { title: '对方的标题', lead: { unitId: 'u3', part: '全部' }, timing: 'limit' },
  )
  expect(form.title).toBe('我的标题')
  expect(followed).toEqual([])
  expect(differences.map(({ label, mine, theirs, taken }) => [label, mine, theirs, taken])).toEqual([
    ['标题', '我的标题', '对方的标题', null],
    ['主办单位', '区城管局', '区水务局 全部', null],
    ['办理时限', '2026-12-01 17:30', '10 个工作日', null],
  ])
})

test('two who say the same do not differ', () => {
  expect(merged({ title: '新标题' }, { title: '新标题' })).toMatchObject({ followed: [], differences: [] })
})

test.each(['title', 'time', 'basis.plan'])('of two forms the %s of one is taken alone', (part) => {
  const theirs = change({ title: '对方的', timing: 'limit', basis: { ...base.basis, plan: '按月调度' } })
  const form = withPart(base, part, theirs)
  expect(merge(form, base, theirs, NAMES).differences).toEqual([])
  expect(merge(base, form, theirs, NAMES).followed).toHaveLength(2)
})
