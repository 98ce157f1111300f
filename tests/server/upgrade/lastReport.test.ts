import { SHAPE, upgrade } from '../../../server/upgrade/upgrade'
import { left, open } from './left'

test('the last report has its pictures', async () => {
  const h = await left(10)
  expect(await upgrade(h.store)).toBe(SHAPE - 10)
  const { id: matterId, assignments } = await open(h, '反馈过')
  expect(assignments[0]?.lastReport).toMatchObject({ text: '已开工', files: [] })
  expect(await h.tell('chief', 'matter.verify', { matterId })).toMatchObject({ intact: true, why: null })
})
