import { upgrade } from '../../../server/upgrade/upgrade'
import { BASIS } from '../../domain/world'
import { left, open } from './left'

const BEFORE_BASIS = 4

test('a matter of before has no basis, goes on, and can be given one', async () => {
  const h = await left(BEFORE_BASIS)
  await upgrade(h.store)
  const { id: matterId, ...matter } = await open(h, '正常办理')
  expect(matter).not.toHaveProperty('basis')
  const paper = { kind: 'minutes' as const, number: '区府纪〔2025〕9号' }
  const found = { ...paper, unitIds: ['u1'] }
  expect((await h.tell('officer', 'matter.sameBasis', found)).matters).toEqual([])
  await h.tell('officer', 'matter.setBasis', { matterId, ...BASIS, ...paper, files: [], reason: '补登记' })
  expect((await open(h, '正常办理')).basis).toMatchObject({ number: '区府纪〔2025〕9号' })
  expect((await h.tell('officer', 'matter.sameBasis', found)).matters).toMatchObject([{ id: matterId }])
  expect(await h.tell('chief', 'matter.verify', { matterId })).toMatchObject({ intact: true, why: null })
})

test('what waited for approval without one goes back to be given one', async () => {
  const h = await left(BEFORE_BASIS)
  await upgrade(h.store)
  const { items } = await h.tell('chief', 'matter.list', { limit: 50, status: 'awaitingApproval' })
  const matterId = String(items[0]?.id)
  expect(await h.ask('chief', 'matter.approveIssue', { matterId, opinion: '' })).toMatchObject({ code: 'NO_BASIS' })
  await h.tell('chief', 'matter.rejectIssue', { matterId, reason: '请登记依据' })
  expect(await h.ask('officer', 'matter.requestApproval', { matterId })).toMatchObject({ code: 'NO_BASIS' })
})
