import { upgrade } from '../../../server/upgrade/upgrade'
import { left, open } from './left'

test('what was concluded before says what rests on it', async () => {
  const h = await left(9)
  await upgrade(h.store)
  const { id: matterId, conclusions } = await open(h, '转办和批评过')
  expect(conclusions?.map(({ restsOn }) => restsOn)).toEqual(['transfer', 'criticism'])
  expect(await h.tell('chief', 'matter.verify', { matterId })).toMatchObject({ intact: true, why: null })
})

test('several steps that fold anew do it once', async () => {
  const h = await left(5)
  const put = jest.spyOn(h.store, 'transact')
  const matters = (await h.store.find('matters', { filter: {}, limit: 50 })).length
  await upgrade(h.store)
  const steps = (await h.store.get('counters', 'upgrade'))?.last ?? 0
  // one for each matter, one for each step's mark, and one for the packs in each of the three steps that fill them
  expect(put).toHaveBeenCalledTimes(matters + (steps - 5) + 3)
})
