import { content, World } from '../../domain/world'
import { type Rendered, settled } from '../load'
import { wxCalls } from '../wx'
import { Host } from './host'
import { openForm, PATIENCE, press, say, sheetOf, type } from './pageOf'

jest.setTimeout(PATIENCE)

const waiting = (changes: object = {}) =>
  new World().tell('officer', 'draft', { content: contentWith(changes) }).tell('officer', 'requestApproval')

const contentWith = (changes: object) =>
  content({
    milestones: [{ title: '完成公示', dueAt: '2026-03-10T09:30:00.000Z' }],
    reportCycle: 'monthly',
    co: [{ unitId: 'u2', part: '核定技术条件' }],
    ...changes,
  })

const completed = () =>
  new World()
    .start()
    .tell('u1handler', 'report', { assignmentId: 'A1', text: '已办完', remaining: '', files: [], milestoneId: null })
    .tell('u1handler', 'submitCompletion', { assignmentId: 'A1', summary: '十个小区已全部加装', files: ['file1'] })

describe('approving an issue', () => {
  test('shows the whole draft before it asks', async () => {
    new Host(waiting(), 'chief')
    const form = await openForm('approveIssue', null)
    for (const words of [
      '老旧小区加装电梯推进',
      '年底前完成',
      '单位u1',
      '核定技术条件',
      '完成公示',
      '每月',
      '会议纪要',
    ])
      expect(form.text).toContain(words)
  })

  test('names how many units will be told, and sends what was seen once that is confirmed', async () => {
    const host = new Host(waiting(), 'chief')
    const version = host.world.matter?.version
    const form = await openForm('approveIssue', null)
    say(true)
    await press(form)
    expect(wxCalls('showModal')[0]?.content).toContain('2 个单位')
    expect(host.commands()).toMatchObject([
      { operation: 'matter.approveIssue', input: { matterId: 'm1', expectedVersion: version, opinion: '' } },
    ])
    expect(host.world.types()).toContain('MatterIssued')
  })

  test('nothing is sent on second thoughts', async () => {
    const host = new Host(waiting(), 'chief')
    const form = await openForm('approveIssue', null)
    say(false)
    await press(form)
    expect(host.commands()).toEqual([])
  })

  test('the other way to decide is one tap away', async () => {
    new Host(waiting(), 'chief')
    const form = await openForm('approveIssue', null)
    await press(form, 'second')
    expect(wxCalls('redirectTo')).toMatchObject([{ url: expect.stringContaining('command=rejectIssue') }])
  })

  test('a draft that changed meanwhile is loaded again, and the opinion stays', async () => {
    const world = waiting()
    const host = new Host(world, 'chief')
    const form = await openForm('approveIssue', null)
    await type(form, 'opinion', '同意，请抓紧')
    world.tell('chief', 'rejectIssue', { reason: '补充单位' })
    world.tell('officer', 'amendDraft', { content: contentWith({ title: '老旧小区加装电梯' }) })
    world.tell('officer', 'requestApproval')
    say(true)
    await press(form)
    expect(world.types()).not.toContain('MatterIssued')
    expect(form.find('.main').text).toContain('老旧小区加装电梯')
    await press(form)
    expect(host.commands()[1]).toMatchObject({
      input: { opinion: '同意，请抓紧', expectedVersion: expect.any(Number) },
    })
    expect(world.types()).toContain('MatterIssued')
  })
})

describe('signing off a completion', () => {
  test('shows what was done, with its picture, and what was signed before', async () => {
    new Host(completed().tell('u1section', 'signOff', { assignmentId: 'A1', opinion: '属实' }), 'u1head')
    const form = await openForm('signOff')
    expect(form.text).toContain('十个小区已全部加装')
    expect(form.text).toContain('属实')
    expect(form.html).toContain('picture__image')
  })

  test('a quick phrase fills the opinion, which goes out with the signature', async () => {
    const host = new Host(completed(), 'u1section')
    const form = await openForm('signOff')
    await form.tap('.phrase')
    await press(form)
    expect(host.commands()).toMatchObject([
      { operation: 'matter.signOff', input: { assignmentId: 'A1', opinion: expect.stringContaining('同意') } },
    ])
    expect(host.world.types()).toContain('CompletionSignedOff')
  })

  test('a return says what is missing, or is not sent', async () => {
    const host = new Host(completed(), 'u1section')
    const form = await openForm('returnCompletion')
    await press(form)
    expect(host.commands()).toEqual([])
    await type(form, 'missing', '缺验收表')
    await press(form)
    expect(host.world.types()).toContain('CompletionReturned')
  })
})

test('a refusal that names a field is shown there', async () => {
  const world = new World().issue().tell('u1supervisor', 'signIn', { assignmentId: 'A1' })
  const host = new Host(world, 'u1supervisor')
  const form = await openForm('nameResponsible')
  const pick = async (name: string, id: string) => {
    await form.call('onOpen', { currentTarget: { dataset: { name } } })
    await form.call('onPeople', { detail: { people: [{ id, name: id }] } })
  }
  await pick('leaderId', 'u1head')
  await pick('sectionHeadId', 'u1section')
  await pick('handlerId', 'u2handler')
  say(true)
  await press(form)
  expect(host.commands()).toHaveLength(1)
  expect(form.findAll('.problem')).toHaveLength(1)
  expect(form.find('#field-handlerId').html).toContain('problem')
})

describe('where one person alone may be chosen', () => {
  const signedIn = () => new World().issue().tell('u1supervisor', 'signIn', { assignmentId: 'A1' })
  const chosen = (form: Rendered, name: string) => form.find(`#field-${name} .choose__words`).text

  test('he is chosen when the form opens: the one head of the unit', async () => {
    new Host(signedIn(), 'u1supervisor')
    const form = await openForm('nameResponsible')
    await settled()
    expect(chosen(form, 'leaderId')).toBe('人员u1head')
    expect(chosen(form, 'handlerId')).toBe('请选择')
  })

  test('the picker offers those who fit, and nobody else', async () => {
    new Host(signedIn(), 'u1supervisor')
    const form = await openForm('nameResponsible')
    await form.call('onOpen', { currentTarget: { dataset: { name: 'sectionHeadId' } } })
    await sheetOf(form, '.people')
    await settled()
    const picker = form.find('.people').html
    expect(picker).toContain('人员u1section2')
    expect(picker).not.toContain('人员u1handler')
  })
})
