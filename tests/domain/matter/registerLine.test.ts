import { at } from '../../../domain/clock/time'
import { lineOf } from '../../../domain/decider/consequences'
import { matterDecider } from '../../../domain/matter/decider'
import { NEVER, registerLine } from '../../../domain/matter/register/registerLine'
import { numbersNamed, termsOf } from '../../../domain/matter/register/searchTerms'
import { DEFAULT_PACK } from '../../../domain/rules/pack'
import { content, WITH_CO, World, within } from '../world'

const line = (world: World) => {
  if (!world.matter) throw new Error('no matter')
  return lineOf(matterDecider, world.matter, world)
}
const draft = (changes: object = {}) => new World().tell('officer', 'draft', { content: content(changes) })

test('a draft warns of nothing and wakes nobody', () => {
  expect(line(draft())).toMatchObject({
    number: null,
    open: false,
    rank: 1,
    dueAt: null,
    listDueAt: NEVER,
    yellowAt: null,
    level: 1,
    leadUnitId: 'u1',
    hidden: false,
  })
  expect(line(draft()).nextAlarmAt).toBeUndefined()
  expect(line(draft().tell('officer', 'discard', { reason: '重复' })).hidden).toBe(true)
})

test('an open matter shows its lead’s due moment, when it turns yellow, and its next alarm', () => {
  expect(line(new World().start({ ...within(5), ...WITH_CO }))).toMatchObject({
    number: '督会〔2026〕1号',
    status: 'inProgress',
    open: true,
    rank: 0,
    dueAt: at('2026-03-09', '17:30'),
    listDueAt: at('2026-03-09', '17:30'),
    yellowAt: at('2026-03-06', '17:30'),
    nextAlarmAt: at('2026-03-03', '17:30'),
    leadUnitId: 'u1',
    coUnitIds: ['u2'],
    unitIds: ['u1', 'u2'],
    frontIds: ['f1'],
    overdueAt: null,
    reportCount: 0,
    lastReport: null,
    year: 2026,
  })
})

test('a suspended or ended matter has no light, and no alarm but that of its end', () => {
  for (const command of ['suspend', 'close', 'withdraw'] as const) {
    const still = line(new World().start().tell('chief', command, { reason: '如上' }))
    expect(still).toMatchObject({ open: false, rank: 1, yellowAt: null })
    expect(still.nextAlarmAt).toBe(command === 'suspend' ? at('2026-03-31', '10:00') : undefined)
  }
})

test('a red that was remedied stays visible', () => {
  const world = new World().start(within(5)).at('2026-03-10').complete().confirm()
  expect(line(world)).toMatchObject({ open: false, overdueAt: at('2026-03-09', '17:30') })
})

test('reports are counted, the last one is quoted', () => {
  const world = new World()
    .start()
    .report()
    .report({ text: '长'.repeat(300) })
  expect(line(world)).toMatchObject({ reportCount: 2, lastReport: '长'.repeat(200) })
})

test('a reassigned unit leaves the line, its front stays', () => {
  const world = new World()
    .issue()
    .tell('u1head', 'object', { assignmentId: 'A1', reason: '不属职责', suggestedUnitId: null })
  world.tell('officer', 'reassign', { assignmentId: 'A1', reason: '改派', unitId: 'u3' })
  expect(line(world)).toMatchObject({ leadUnitId: 'u3', unitIds: ['u3'], frontIds: ['f1', 'f2'] })
})

test('the year is that of Shanghai at issue', () => {
  expect(line(new World().at('2026-01-01', '00:30').issue()).year).toBe(2026)
})

test('it is found by pairs of neighbouring characters of number, title and units', () => {
  const { terms } = line(new World().issue({ title: 'ABC大道改造' }))
  for (const word of ['abc', '大道', '督会〔2026〕1', '单位u1'])
    expect(terms).toEqual(expect.arrayContaining(termsOf(word)))
  expect(terms).not.toEqual(expect.arrayContaining(termsOf('单位u3')))
})

test('also by who is in charge and the responsible three', () => {
  const { terms } = line(new World().start())
  for (const id of ['officer', 'u1head', 'u1section', 'u1handler'])
    expect(terms).toEqual(expect.arrayContaining(termsOf(`人员${id}`)))
  expect(terms).not.toEqual(expect.arrayContaining(termsOf('人员u1supervisor')))
})

const SETTING = { rules: DEFAULT_PACK, directory: new World().directory }

test('by every unit of the district, however long the title is', () => {
  const title = Array.from({ length: 115 }, (_, i) => String.fromCodePoint(0x4e00 + i * 37)).join('')
  const co = Array.from({ length: 54 }, (_, i) => ({ unitId: `w${i}`, part: '' }))
  const directory = { ...new World().directory, unit: (id: string) => ({ shortName: `区委第${id}办` }) }
  const matter = { ...new World().issue({ title }).matter, number: null, status: 'draft', co, parts: [] }
  const { terms } = registerLine(matter as never, { ...SETTING, directory: directory as never })
  for (const word of [title.slice(-6), ...co.map(({ unitId }) => `第${unitId}办`)])
    expect(terms).toEqual(expect.arrayContaining(termsOf(word)))
})

test.each([
  ['full width', '５Ｇ基站：选址（一期）', ['5G基站', '5g基站:选址(一期)', '【一期】']],
  ['half width', '5G基站:选址(一期)', ['５Ｇ基站', '选址（一期', '基站—选址']],
  ['several words, in any order', '云澜大道改造工程', ['改造 云澜', '工程　大道']],
])('a title in %s is found as people type it', (_, title, searches) => {
  const { terms } = line(new World().issue({ title }))
  for (const search of searches) expect(terms).toEqual(expect.arrayContaining(termsOf(search)))
})

test('a number however its brackets, digits and zeros are typed', () => {
  const both = ['督会〔2026〕7号', '督会〔2026〕0007号']
  for (const typed of ['督会〔2026〕7号', '督会[2026]7', '督会（２０２６）7号', '督会【2026】 0007 号', '督会2026-7号'])
    expect(numbersNamed(typed)).toEqual(both)
  const { terms } = registerLine({ ...new World().issue().issued, number: '会督〔2026〕0007号' }, SETTING)
  for (const typed of both.concat('会督[2026]7', '会督〔2026〕0007'))
    expect(terms).toEqual(expect.arrayContaining(termsOf(typed.replace('督会', '会督'))))
  for (const other of ['督会', '2026', '督会〔2026〕', '督会20267号', '第2026号', ''])
    expect(numbersNamed(other)).toEqual([])
})

test('marks and blanks are not looked for, and one character is no word', () => {
  expect(termsOf('A-b,C')).toEqual(['ab', 'bc'])
  expect(termsOf('A b C')).toEqual([])
  expect(termsOf('督')).toEqual([])
  expect(termsOf('了了了')).toEqual(['了了'])
})
