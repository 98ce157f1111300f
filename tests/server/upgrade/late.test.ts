import { at } from '../../../domain/clock/time'
import { upgrade } from '../../../server/upgrade/upgrade'
import { left } from './left'

test('the line of what was not signed in by then says so', async () => {
  const h = await left(11, at('2026-03-05', '10:00'))
  await upgrade(h.store)
  const { items } = await h.tell('chief', 'matter.list', { limit: 50, search: '还没有签收' })
  expect(items).toMatchObject([{ signInDueAt: at('2026-03-03', '17:30') }])
})
