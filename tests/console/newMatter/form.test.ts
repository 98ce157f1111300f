import { contentOf, previewContentOf, previewKey, sameContent } from '../../../console/src/views/newMatter/content'
import { emptyForm, formOf, type MatterForm, withCoUnits } from '../../../console/src/views/newMatter/form'
import type { Limit } from '../../../domain/clock/deadline'
import type { MatterContent } from '../../../domain/matter/state/content'
import { UNTITLED } from '../../../domain/matter/state/drafts'
import { checkInput } from '../../../server/validation'

const DUE = '2026-11-30T09:30:00.000Z'
const LIMIT: Limit = { unit: 'workingDays', count: 8 }

const filled = (change: Partial<MatterForm> = {}): MatterForm => ({
  ...emptyForm(),
  title: '推进老旧小区加装电梯',
  requirement: '完成 12 部电梯的加装并投入使用',
  source: 'districtDecision',
  category: 'livelihood',
  lead: { unitId: 'u1', part: '' },
  ...change,
})

const stored: MatterContent = {
  title: '推进老旧小区加装电梯',
  requirement: '完成 12 部电梯的加装并投入使用',
  source: 'districtDecision',
  category: 'livelihood',
  urgency: 'urgent',
  supervisingBody: { kind: 'front', frontId: 'f1' },
  attachments: [{ fileId: 'F1', name: '纪要.pdf', type: 'application/pdf', size: 9, sha256: 'a', origin: 'document' }],
  milestones: [{ id: 'M1', title: '完成选址', dueAt: DUE, metAt: null, missed: false }],
  reportCycle: 'perMilestone',
  limit: LIMIT,
  dueAt: null,
  lead: { unitId: 'u1', part: '牵头' },
  co: [{ unitId: 'u2', part: '配合' }],
  basis: {
    kind: 'minutes',
    number: '区府纪〔2026〕3号',
    date: '2026-03-01',
    files: [{ fileId: 'F2', name: '依据.pdf', type: 'application/pdf', size: 9, sha256: 'b', origin: 'document' }],
    authority: 'government',
    approvedBy: '区长',
    plan: '按月调度',
    scope: '全区',
    endsOn: '2026-12-31',
  },
}

describe('a form as what is sent', () => {
  test('a filled form is what the contract accepts', () => {
    const content = contentOf(
      filled({ milestones: [{ title: ' 完成选址 ', dueAt: DUE }], co: [{ unitId: 'u2', part: ' ' }] }),
    )
    expect(checkInput('matter.draft', { content })).toBeNull()
    expect(content?.milestones).toEqual([{ title: '完成选址', dueAt: DUE }])
    expect(content?.co).toEqual([{ unitId: 'u2', part: '' }])
  })

  test.each([
    ['front that supervises', { body: { kind: 'front' as const, frontId: null, unitId: 'u9' } }],
    ['leading group', { body: { kind: 'leadingGroup' as const, frontId: 'f1', unitId: null } }],
  ])('without its %s nothing is sent', (_, change) => {
    expect(contentOf(filled(change))).toBeNull()
  })

  test('half of it is kept, and comes back with the same gaps', () => {
    const half = { ...emptyForm(), requirement: '先记下来' }
    const content = contentOf(half)
    expect(checkInput('matter.draft', { content })).toBeNull()
    expect(content).toMatchObject({ title: '', source: null, category: null, lead: { unitId: null } })
    const gaps = ['title', 'source', 'category', 'lead'] as const
    const kept = { ...stored, title: UNTITLED, requirement: '先记下来', source: 'other', gaps: [...gaps] } as const
    expect(formOf(kept as never)).toMatchObject({
      ...{ title: '', requirement: '先记下来', source: null, category: null },
      lead: { unitId: null },
    })
  })

  test.each([
    ['pack', null, null],
    ['limit', LIMIT, null],
    ['moment', null, DUE],
  ] as const)('of limit and moment only what was chosen (%s) is sent', (timing, limit, dueAt) => {
    expect(contentOf(filled({ timing, limit: LIMIT, dueAt: DUE }))).toMatchObject({ limit, dueAt })
  })

  test('a stored draft comes back as it was stored', () => {
    const { attachments, milestones, ...rest } = stored
    expect(contentOf(formOf(stored))).toEqual({
      ...rest,
      files: ['F1'],
      basis: { ...stored.basis, files: ['F2'] },
      milestones: [{ title: '完成选址', dueAt: DUE }],
    })
  })

  test('of a basis its gaps go out too, and nothing where nothing of it is filled in', () => {
    expect(contentOf(filled())?.basis).toBeNull()
    const basis = { ...emptyForm().basis, number: ' 区府纪〔2026〕3号 ', date: '' }
    const content = contentOf(filled({ basis }))
    expect(content?.basis).toMatchObject({ kind: null, number: '区府纪〔2026〕3号', date: null, files: [] })
    expect(checkInput('matter.draft', { content })).toBeNull()
    expect(contentOf(formOf({ ...stored, basis: undefined }))?.basis).toBeNull()
  })

  test('editing a form leaves the stored draft alone', () => {
    const form = formOf(stored)
    form.limit.count = 99
    form.lead.part = '别的'
    expect(stored.limit).toEqual(LIMIT)
    expect(stored.lead.part).toBe('牵头')
  })

  test('blanks around words and unsent choices are no change', () => {
    const form = formOf(stored)
    expect(sameContent(form, { ...form, title: ` ${form.title} `, dueAt: DUE })).toBe(true)
    expect(sameContent(form, { ...form, title: '别的标题' })).toBe(false)
  })
})

describe('co-units', () => {
  const form = filled({
    co: [
      { unitId: 'u2', part: '配合' },
      { unitId: 'u3', part: '' },
    ],
  })

  test('those that stay keep their part and place, new ones follow', () => {
    expect(withCoUnits(form, ['u4', 'u3', 'u2'])).toEqual([
      { unitId: 'u2', part: '配合' },
      { unitId: 'u3', part: '' },
      { unitId: 'u4', part: '' },
    ])
  })

  test('the lead unit is never one of them', () => {
    expect(withCoUnits(form, ['u1', 'u2'])).toEqual([{ unitId: 'u2', part: '配合' }])
  })
})

describe('the preview', () => {
  test('typing words asks for none anew', () => {
    const before = previewKey(filled())
    expect(
      previewKey(filled({ title: '', requirement: '', category: null, lead: { unitId: 'u1', part: '牵头' } })),
    ).toBe(before)
    expect(previewKey(filled({ co: [{ unitId: 'u2', part: '' }] }))).toBe(
      previewKey(filled({ co: [{ unitId: 'u2', part: '配合' }] })),
    )
  })

  test.each([
    ['source', { source: 'meetingMinutes' as const }],
    ['urgency', { urgency: 'urgent' as const }],
    ['lead unit', { lead: { unitId: 'u9', part: '' } }],
    ['co-units', { co: [{ unitId: 'u2', part: '' }] }],
    ['limit', { timing: 'limit' as const }],
    ['report cycle', { reportCycle: 'weekly' as const }],
    ['milestones', { milestones: [{ title: '', dueAt: DUE }] }],
  ])('another %s asks for it anew', (_, change) => {
    expect(previewKey(filled(change))).not.toBe(previewKey(filled()))
  })

  test('is what the contract accepts while the words are still missing', () => {
    const content = previewContentOf(
      filled({ title: '', requirement: '', category: null, milestones: [{ title: '', dueAt: DUE }] }),
    )
    expect(checkInput('matter.preview', { content })).toBeNull()
  })

  test('waits for source, lead unit and a chosen moment', () => {
    expect(previewKey(filled({ source: null }))).toBe('')
    expect(previewKey(filled({ lead: { unitId: null, part: '' } }))).toBe('')
    expect(previewKey(filled({ timing: 'moment', dueAt: null }))).toBe('')
  })

  test('names milestones by their place, also when one before has no moment yet', () => {
    const content = previewContentOf(
      filled({
        milestones: [
          { title: '一', dueAt: null },
          { title: '二', dueAt: DUE },
        ],
      }),
    )
    expect(content?.milestones).toEqual([{ title: '1', dueAt: DUE }])
  })
})
