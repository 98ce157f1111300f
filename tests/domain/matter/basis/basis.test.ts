import { at } from '../../../../domain/clock/time'
import { fold } from '../../../../domain/decider/decide'
import { matterDecider } from '../../../../domain/matter/decider'
import type { MatterEvent } from '../../../../domain/matter/events'
import { formOf } from '../../../../domain/matter/forms'
import { sentenceOf } from '../../../../domain/matter/sentences'
import { readBy } from '../../../../domain/matter/sight'
import { actor } from '../../district'
import { BASIS, content, file, World, within } from '../../world'
import { aboutOf, names } from '../forms/subject'

const MINUTES = { ...BASIS, kind: 'minutes', number: '区府纪〔2026〕3号', files: ['file1'] }
const drafted = (basis: object | null, changes: object = {}) =>
  new World().tell('officer', 'draft', { content: content({ basis, ...changes }) })
const EXTRA_URGENT = { urgency: 'extraUrgent' }

describe('the basis of a draft', () => {
  test('is part of its content, with its own files', () => {
    const { matter } = drafted(MINUTES)
    expect(matter?.basis).toEqual({ ...MINUTES, files: [file] })
    expect(matter?.attachments).toEqual([])
  })

  test('may be missing, or have gaps: the draft is kept', () => {
    expect(drafted(null).matter?.basis).toBeNull()
    const gaps = {
      ...MINUTES,
      kind: null,
      date: null,
      authority: null,
      approvedBy: '',
      plan: '',
      endsOn: null,
      files: [],
    }
    expect(drafted(gaps).matter?.basis).toEqual(gaps)
  })

  test('goes with an amendment that has none', () => {
    const world = drafted(MINUTES).tell('officer', 'amendDraft', { content: content({ basis: null }) })
    expect(world.matter?.basis).toBeNull()
  })

  test.each<[string, object, string]>([
    ['a day to come', { date: '2026-03-03' }, 'IN_THE_FUTURE'],
    ['an end that is over', { endsOn: '2026-03-01' }, 'ENDS_TOO_SOON'],
    ['a file that is not there', { files: ['file9'] }, 'NOT_FOUND'],
  ])('refused: %s', (_, changes, code) => {
    const input = { content: content({ basis: { ...MINUTES, ...changes } }) }
    expect(new World().ask('officer', 'draft', input)).toBe(code)
    expect(drafted(null).ask('officer', 'amendDraft', input)).toBe(code)
  })

  test('of today, ending today, is in time', () => {
    expect(drafted({ ...MINUTES, date: '2026-03-02', endsOn: '2026-03-02' }).matter?.status).toBe('draft')
  })
})

describe('without a whole basis nothing goes out', () => {
  const GAPS: [string, object | null][] = [
    ['none', null],
    ['no kind', { ...MINUTES, kind: null }],
    ['no number', { ...MINUTES, number: '' }],
    ['no date', { ...MINUTES, date: null }],
    ['no authority', { ...MINUTES, authority: null }],
    ['nobody who approved it', { ...MINUTES, approvedBy: '' }],
    ['no plan', { ...MINUTES, plan: '' }],
    ['no scope', { ...MINUTES, scope: '' }],
    ['no end', { ...MINUTES, endsOn: null }],
  ]

  test.each(GAPS)('%s', (_, basis) => {
    expect(drafted(basis).ask('officer', 'requestApproval')).toBe('NO_BASIS')
    expect(drafted(basis, EXTRA_URGENT).ask('officer', 'issue')).toBe('NO_BASIS')
  })

  test('an instruction needs no number, and no basis a file', () => {
    expect(drafted({ ...BASIS, kind: 'instruction', number: '' }).ask('officer', 'requestApproval')).toBeNull()
    expect(drafted({ ...MINUTES, files: [] }).ask('officer', 'requestApproval')).toBeNull()
    expect(drafted(MINUTES, EXTRA_URGENT).ask('officer', 'issue')).toBeNull()
  })

  test('nor on one whose end has come meanwhile', () => {
    const ends = { ...MINUTES, endsOn: '2026-03-04' }
    expect(drafted(ends).at('2026-03-05').ask('officer', 'requestApproval')).toBe('ENDS_TOO_SOON')
    const asked = drafted(ends, within(1)).tell('officer', 'requestApproval').at('2026-03-05')
    expect(asked.ask('chief', 'approveIssue', { opinion: '' })).toBe('ENDS_TOO_SOON')
  })

  test('nor for work that is due after its end; nor is more time given beyond it', () => {
    const ends = { ...MINUTES, endsOn: '2026-03-10' }
    expect(drafted(ends).ask('officer', 'requestApproval')).toBe('AFTER_SUPERVISION_END')
    const world = new World().start({ ...within(5), basis: ends })
    const A1 = { assignmentId: 'A1' }
    const more = { progress: '八成', reason: '下雨', requestedDueAt: at('2026-03-11', '17:30') }
    expect(world.ask('u1head', 'requestExtension', { ...A1, ...more })).toBe('AFTER_SUPERVISION_END')
    const set = { ...A1, moment: 'due', reason: '增加', unitSays: '同意' }
    expect(world.ask('chief', 'setDue', { ...set, dueAt: at('2026-03-11', '17:30') })).toBe('AFTER_SUPERVISION_END')
    expect(world.ask('chief', 'setDue', { ...set, dueAt: at('2026-03-10', '17:30') })).toBeNull()
  })

  test('a page from before there were bases leaves what stands', () => {
    const { basis: _, ...before } = content({ title: '改了标题' })
    const world = drafted(MINUTES).tell('officer', 'amendDraft', { content: before })
    expect(world.matter).toMatchObject({ title: '改了标题', basis: { number: MINUTES.number } })
    expect(new World().tell('officer', 'draft', { content: before }).matter?.basis).toBeNull()
  })

  test('what was asked for before there had to be one is not approved', () => {
    const asked = old(drafted(BASIS).tell('officer', 'requestApproval'))
    expect(asked.ask('chief', 'approveIssue', { opinion: '' })).toBe('NO_BASIS')
    expect(asked.ask('chief', 'rejectIssue', { reason: '请登记依据' })).toBeNull()
  })
})

/** The same, as versions before basis came recorded it. */
const old = (world: World): World => {
  const events = world.events.map((event): MatterEvent => {
    const { content, ...data } = event.data as { content?: { basis?: unknown } }
    if (!content) return event
    const { basis: _, ...before } = content
    return { ...event, data: { ...data, content: before } } as MatterEvent
  })
  world.matter = fold(matterDecider, events)
  return world
}

describe('the basis of an issued matter', () => {
  const input = { ...MINUTES, reason: '补登记' }

  test('is what was registered; of before there is none, and it goes on', () => {
    expect(new World().start({ basis: MINUTES }).issued.basis).toMatchObject({ number: '区府纪〔2026〕3号' })
    const before = old(new World().start())
    expect(before.issued).not.toHaveProperty('basis')
    expect(before.report().complete().confirm().issued.status).toBe('closed')
  })

  test('is registered afterwards, or changed: old and new stand in the event', () => {
    const world = old(new World().start()).tell('officer', 'setBasis', input)
    expect(world.issued.basis).toEqual({ ...MINUTES, files: [file] })
    expect(sentenceOf(world.last('BasisSet'), names)).toMatchObject({
      title: '登记立项依据',
      lines: expect.arrayContaining([
        '原因：补登记',
        '文号：区府纪〔2026〕3号',
        '授权机关：政府',
        '依据文件：现场.jpg',
      ]),
    })
    world.tell('officer', 'setBasis', { ...input, scope: '全区', reason: '范围扩大' })
    expect(world.last('BasisSet').data.changes).toEqual([{ field: 'scope', before: '全区老旧小区', after: '全区' }])
    expect(sentenceOf(world.last('BasisSet'), names)).toMatchObject({
      title: '修改立项依据',
      lines: ['原因：范围扩大', '督查范围:「全区老旧小区」改为「全区」'],
    })
  })

  test.each<[string, World, string, object, string]>([
    ['by the unit', new World().start(), 'u1supervisor', {}, 'NO_RIGHT'],
    ['of a draft', drafted(null), 'officer', {}, 'NOT_ISSUED'],
    ['of what is closed', new World().start().complete().confirm(), 'officer', {}, 'MATTER_CLOSED'],
    ['minutes without a number', new World().start(), 'officer', { number: '' }, 'NO_BASIS'],
    ['a day to come', new World().start(), 'officer', { date: '2026-03-03' }, 'IN_THE_FUTURE'],
    ['an end before the issue', new World().start(), 'officer', { endsOn: '2026-03-01' }, 'ENDS_TOO_SOON'],
    [
      'an end before the basis',
      new World().start().at('2026-03-20'),
      'officer',
      { date: '2026-03-10', endsOn: '2026-03-09' },
      'ENDS_TOO_SOON',
    ],
    ['a file that is not there', new World().start(), 'officer', { files: ['file9'] }, 'NOT_FOUND'],
    ['as it is', new World().start({ basis: MINUTES }), 'officer', {}, 'NOTHING_CHANGED'],
  ])('refused: %s', (_, world, who, changes, code) => {
    expect(world.ask(who, 'setBasis', { ...input, ...changes })).toBe(code)
  })

  test('its form begins with what stands', () => {
    const about = aboutOf(new World().start({ basis: MINUTES }), 'officer', null)
    const begins = Object.fromEntries(
      formOf('setBasis').fields.map((field) => [field.name, 'initial' in field ? field.initial?.(about) : undefined]),
    )
    expect(begins).toEqual({ ...MINUTES, files: [file], reason: undefined })
  })

  test('its papers are not for who reads results only', () => {
    const world = new World().start({ basis: MINUTES }).complete().confirm()
    expect(readBy(world.issued, actor('personnel')).basis).toMatchObject({ number: MINUTES.number, files: [] })
    expect(readBy(world.issued, actor('u1head')).basis?.files).toEqual([file])
  })
})

test('who approves sees the whole basis, or that none is registered', () => {
  const shown = (world: World) =>
    formOf('approveIssue')
      .passages?.(aboutOf(world, 'chief', null))
      .map(({ label, text }) => `${label}：${text}`)
  const asked = drafted(MINUTES).tell('officer', 'requestApproval')
  expect(shown(asked)).toEqual(
    expect.arrayContaining([
      '立项依据：会议纪要 区府纪〔2026〕3号，2025-01-02',
      '批准：政府 · 区长',
      '督查计划：按月调度',
      '督查范围：全区老旧小区',
      '督查截止：2027-12-31',
    ]),
  )
  expect(shown(old(drafted(BASIS).tell('officer', 'requestApproval')))).toContain('立项依据：未登记依据')
  expect(shown(drafted({ ...MINUTES, plan: '', endsOn: null }))).toContain('依据还缺：督查计划、督查截止')
})
