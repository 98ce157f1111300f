import { emptyForm, type MatterForm } from '../../../console/src/views/newMatter/form'
import { fieldOfRefusal, gapsIn, problemsOf } from '../../../console/src/views/newMatter/problems'

const NOW = '2026-10-08T02:00:00.000Z'
const LATER = '2026-10-20T09:30:00.000Z'
const LATEST = '2026-10-30T09:30:00.000Z'

const filled = (change: Partial<MatterForm> = {}): MatterForm => ({
  ...emptyForm(),
  title: '标题',
  requirement: '要求',
  source: 'other',
  category: 'other',
  lead: { unitId: 'u1', part: '' },
  ...change,
})

const fieldsWrong = (form: MatterForm) => Object.keys(problemsOf(form, NOW)).sort()

describe('what must be put right', () => {
  test('a draft is kept with gaps, but not without a word by which to find it', () => {
    expect(fieldsWrong(emptyForm())).toEqual(['title'])
    expect(fieldsWrong({ ...emptyForm(), title: '待定' })).toEqual([])
    expect(fieldsWrong({ ...emptyForm(), requirement: '先记下来' })).toEqual([])
  })

  test('what is passed on has none: every field that must be filled in is named', () => {
    const gaps = Object.keys(gapsIn(emptyForm())).filter((field) => !field.startsWith('basis.'))
    expect(gaps.sort()).toEqual(['category', 'lead', 'requirement', 'source', 'title'])
    expect(Object.keys(gapsIn(filled({ title: '一' })))).toContain('title')
  })

  test('a filled form has nothing wrong', () => {
    expect(fieldsWrong(filled())).toEqual([])
  })

  test('blanks are no title', () => {
    expect(gapsIn(filled({ title: '   ' }))).toHaveProperty('title')
  })

  test('no text is longer than can be stored, which the page says before the server would', () => {
    const long = (length: number) => '字'.repeat(length)
    expect(fieldsWrong(filled({ lead: { unitId: 'u1', part: long(501) } }))).toEqual(['lead.part'])
    expect(fieldsWrong(filled({ co: [{ unitId: 'u2', part: long(501) }] }))).toEqual(['co.part'])
    expect(fieldsWrong(filled({ notMerged: long(501) }))).toEqual(['notMerged'])
    expect(fieldsWrong(filled({ milestones: [{ title: long(121), dueAt: LATER }] }))).toEqual(['milestones.0'])
    const basis = { ...emptyForm().basis, number: long(61), approvedBy: long(61), plan: long(501), scope: long(501) }
    expect(fieldsWrong(filled({ basis }))).toEqual(['approvedBy', 'number', 'plan', 'scope'].map((f) => `basis.${f}`))
    expect(fieldsWrong(filled({ title: ` ${long(120)} `, requirement: long(4000) }))).toEqual([])
  })

  test('a moment must be chosen and to come', () => {
    expect(fieldsWrong(filled({ timing: 'moment' }))).toEqual(['dueAt'])
    expect(fieldsWrong(filled({ timing: 'moment', dueAt: NOW }))).toEqual(['dueAt'])
    expect(fieldsWrong(filled({ timing: 'moment', dueAt: LATER }))).toEqual([])
  })

  test('a basis is not of a day to come, and the supervision does not end before it or today', () => {
    const wrong = (changes: object) => fieldsWrong(filled({ basis: { ...emptyForm().basis, ...changes } }))
    expect(wrong({ date: '2026-10-09' })).toEqual(['basis.date'])
    expect(wrong({ endsOn: '2026-10-07' })).toEqual(['basis.endsOn'])
    expect(wrong({ date: '2026-10-08', endsOn: '2026-10-08' })).toEqual([])
  })

  test('a basis with gaps is kept, and its gaps are named before the draft is passed on', () => {
    expect(fieldsWrong(filled())).toEqual([])
    const gaps = ['approvedBy', 'authority', 'date', 'endsOn', 'kind', 'number', 'plan', 'scope']
    expect(Object.keys(gapsIn(filled())).sort()).toEqual(gaps.map((field) => `basis.${field}`))
    const basis = { ...emptyForm().basis, kind: 'instruction' as const, plan: '按月调度' }
    expect(Object.keys(gapsIn(filled({ basis })))).not.toContain('basis.number')
    expect(Object.keys(gapsIn(filled({ basis })))).not.toContain('basis.plan')
  })

  test('reports by milestone need a milestone', () => {
    expect(fieldsWrong(filled({ reportCycle: 'perMilestone' }))).toEqual(['milestones'])
  })

  test('each milestone needs words and a moment to come, not after the chosen end', () => {
    const milestones = [
      { title: '一', dueAt: LATER },
      { title: '', dueAt: LATER },
      { title: '三', dueAt: null },
      { title: '四', dueAt: NOW },
      { title: '五', dueAt: LATEST },
    ]
    expect(fieldsWrong(filled({ milestones, timing: 'moment', dueAt: LATER }))).toEqual([
      'milestones.1',
      'milestones.2',
      'milestones.3',
      'milestones.4',
    ])
  })
})

describe('the field that a refusal speaks of', () => {
  const form = filled({
    milestones: [
      { title: '完成选址', dueAt: LATER },
      { title: '完成安装', dueAt: LATEST },
    ],
  })
  const field = (code: string, detail?: string) => fieldOfRefusal(form, { code, detail })

  test.each([
    ['BAD_INPUT', 'content.title', 'title'],
    ['BAD_INPUT', 'content.lead.unitId', 'lead'],
    ['BAD_INPUT', 'content.milestones.1.dueAt', 'milestones.1'],
    ['BAD_INPUT', 'limit', 'limit'],
    ['NOT_FOUND', 'supervisingBody', 'body'],
    ['NOT_FOUND', 'unitId', 'units'],
    ['DUPLICATE_UNIT', 'co', 'co'],
    ['NOT_YOUR_FRONT', 'lead', 'lead'],
    ['NO_MILESTONES', 'milestones', 'milestones'],
    ['IN_THE_PAST', 'dueAt', 'dueAt'],
    ['IN_THE_PAST', LATER, 'dueAt'],
    ['MILESTONE_AFTER_DUE', '完成安装', 'milestones.1'],
    ['MILESTONE_AFTER_DUE', '0', 'milestones.0'],
    ['NO_BASIS', 'basis', 'basis.kind'],
    ['NO_BASIS', 'basis.number', 'basis.number'],
    ['BAD_INPUT', 'content.basis.approvedBy', 'basis.approvedBy'],
    ['SAME_BASIS', 'notMerged', 'notMerged'],
  ])('%s of %s is shown at %s', (code, detail, expected) => {
    expect(field(code, detail)).toBe(expected)
  })

  test('what is about no field is shown as a whole', () => {
    expect(field('CALENDAR_YEAR_MISSING', '2027')).toBeNull()
    expect(field('OFFLINE')).toBeNull()
  })
})
