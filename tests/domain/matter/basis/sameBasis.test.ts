import { matterDecider } from '../../../../domain/matter/decider'
import { formOf } from '../../../../domain/matter/forms'
import { registerLine } from '../../../../domain/matter/register/registerLine'
import { sentenceOf } from '../../../../domain/matter/sentences'
import { basisKeys } from '../../../../domain/matter/state/basis'
import { BASIS, content, WITH_CO, World } from '../../world'
import { aboutOf, names } from '../forms/subject'

const MINUTES = { ...BASIS, kind: 'minutes' as const, number: '区府纪〔2026〕3号' }
const drafted = (changes: object = {}) =>
  new World().tell('officer', 'draft', { content: content({ basis: MINUTES, ...changes }) })
const alike = (world: World): World => Object.assign(world, { sameBasis: 1 })
const keysOf = (world: World) => world.matter && registerLine(world.matter, world).basisKeys

describe('the same basis', () => {
  const [key] = basisKeys(MINUTES, ['u1'])

  test.each([
    '区府纪[2026]3号',
    '区府纪 (2026) 3 号',
    '区府纪（２０２６）3号',
    '区府纪【2026】3号',
    '区府纪［2026］3号',
  ])('is the same as %s', (number) => {
    expect(basisKeys({ kind: 'minutes', number }, ['u1'])).toEqual([key])
  })

  test('is another one by kind, by number and by unit', () => {
    expect(basisKeys({ ...MINUTES, kind: 'decision' }, ['u1'])).not.toEqual([key])
    expect(basisKeys({ ...MINUTES, number: '区府纪〔2026〕13号' }, ['u1'])).not.toEqual([key])
    expect(basisKeys(MINUTES, ['u2'])).not.toEqual([key])
    expect(basisKeys(MINUTES, ['u1', 'u2', 'u1'])).toHaveLength(2)
  })

  test('cannot be told without a number, a kind or a basis', () => {
    expect(basisKeys({ ...MINUTES, number: ' ' }, ['u1'])).toEqual([])
    expect(basisKeys({ ...MINUTES, kind: null }, ['u1'])).toEqual([])
    expect(basisKeys(null, ['u1'])).toEqual([])
  })
})

test('the register knows it from the request for approval to the end, for each unit that has the work', () => {
  const world = drafted(WITH_CO)
  expect(keysOf(world)).toBeUndefined()
  world.tell('officer', 'requestApproval')
  expect(keysOf(world)).toEqual(basisKeys(MINUTES, ['u1', 'u2']))
  world.tell('chief', 'approveIssue', { opinion: '' })
  expect(keysOf(world)).toEqual(basisKeys(MINUTES, ['u1', 'u2']))
  world.tell('officer', 'releaseUnit', { assignmentId: 'A2', reason: '不再需要' })
  expect(keysOf(world)).toEqual(basisKeys(MINUTES, ['u1']))
  world.tell('officer', 'setBasis', { ...MINUTES, number: '区府纪〔2026〕4号', reason: '更正' })
  expect(keysOf(world)).toEqual(basisKeys({ ...MINUTES, number: '区府纪〔2026〕4号' }, ['u1']))
  world.tell('chief', 'close', { reason: '已办' })
  expect(keysOf(world)).toBeUndefined()
})

describe('where another matter rests on it', () => {
  const notMerged = '范围不同，分别督查'

  test('neither approval is asked for nor issued without a word why it is not merged', () => {
    expect(alike(drafted()).ask('officer', 'requestApproval')).toBe('SAME_BASIS')
    expect(alike(drafted()).ask('officer', 'requestApproval', { notMerged: ' ' })).toBe('SAME_BASIS')
    expect(alike(drafted({ urgency: 'extraUrgent' })).ask('officer', 'issue')).toBe('SAME_BASIS')
  })

  test('what was said stands in the event, and before whoever approves', () => {
    const world = alike(drafted()).tell('officer', 'requestApproval', { notMerged })
    expect(sentenceOf(world.last('ApprovalRequested'), names).lines).toEqual([`与同一依据的事项不合并：${notMerged}`])
    const passages = formOf('approveIssue').passages?.(aboutOf(world, 'chief', null))
    expect(passages).toContainEqual({ label: '不合并的理由', text: notMerged })
    world.tell('chief', 'approveIssue', { opinion: '' })
    expect(world.issued.notMerged).toBe(notMerged)
  })

  test('what is issued at once says it as well, for who ratifies it', () => {
    const world = alike(drafted({ urgency: 'extraUrgent' })).tell('officer', 'issue', { notMerged })
    expect(sentenceOf(world.last('MatterIssued'), names).lines.at(-1)).toBe(`与同一依据的事项不合并：${notMerged}`)
    expect(world.issued.notMerged).toBe(notMerged)
  })

  test('it is said anew with each request, and kept only where there is one to merge with', () => {
    const world = alike(drafted()).tell('officer', 'requestApproval', { notMerged })
    world.tell('chief', 'rejectIssue', { reason: '请并入' })
    expect(world.ask('officer', 'requestApproval')).toBe('SAME_BASIS')
    world.sameBasis = 0
    world.tell('officer', 'requestApproval', { notMerged })
    expect(world.last('ApprovalRequested').data).toEqual({ approver: 'chiefOfficer' })
    expect(world.matter).not.toHaveProperty('notMerged')
  })

  test('a basis set later is asked the same, and an old reason goes with the old basis', () => {
    const world = alike(drafted()).tell('officer', 'requestApproval', { notMerged })
    world.tell('chief', 'approveIssue', { opinion: '' })
    const other = { ...MINUTES, number: '区府纪〔2026〕4号', reason: '更正' }
    expect(world.ask('officer', 'setBasis', other)).toBe('SAME_BASIS')
    world.sameBasis = 0
    world.tell('officer', 'setBasis', { ...MINUTES, scope: '全区', reason: '更正' })
    expect(world.issued.notMerged).toBe(notMerged)
    world.tell('officer', 'setBasis', { ...other, notMerged })
    expect(world.issued).not.toHaveProperty('notMerged')
    alike(world).tell('officer', 'setBasis', { ...MINUTES, reason: '改回', notMerged })
    expect(world.issued.notMerged).toBe(notMerged)
    expect(sentenceOf(world.last('BasisSet'), names).lines).toContain(`与同一依据的事项不合并：${notMerged}`)
  })

  test('only keys that the matter did not have are asked about', () => {
    const world = drafted().tell('officer', 'requestApproval').tell('chief', 'approveIssue', { opinion: '' })
    const keys = (input: object) => matterDecider.basisKeys?.('setBasis', world.issued, input as never)
    expect(keys({ ...MINUTES, scope: '全区' })).toEqual([])
    expect(keys({ ...MINUTES, number: '区府纪〔2026〕4号' })).toEqual(
      basisKeys({ ...MINUTES, number: '区府纪〔2026〕4号' }, ['u1']),
    )
  })

  test('who approves is not asked again', () => {
    const world = drafted().tell('officer', 'requestApproval')
    expect(alike(world).ask('chief', 'approveIssue', { opinion: '' })).toBeNull()
  })
})
