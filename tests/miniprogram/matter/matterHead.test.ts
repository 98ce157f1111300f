import { headOf } from '../../../miniprogram/components/matter-head/head'
import { World } from '../../domain/world'
import { loadComponent } from '../load'
import { PATIENCE } from './pageOf'

jest.setTimeout(PATIENCE)

const LONG =
  '关于加快推进老旧小区既有住宅加装电梯财政补贴实施细则制定并于国庆节前完成首批三十二个小区方案公示工作的督办事项'

const headFor = (world: World) =>
  loadComponent('components/matter-head/index', {
    head: headOf(world.issued, { now: world.now, calendar: world.calendar, rules: world.rules }),
  })

test('number, the whole of a long title, light with its word, time left and due moment are there', async () => {
  const world = new World().start({ title: LONG })
  const head = await headFor(world)
  for (const words of [world.issued.number, LONG, '正常', '还剩', '截止']) expect(head.text).toContain(words)
})

test('Vant’s own icon is drawn beside the due moment', async () => {
  const head = await headFor(new World().start())
  expect(head.html).toMatch(/van-icon-question-o/)
})

test('the due moment can be asked to explain itself', async () => {
  const head = await headFor(new World().start())
  const asked = head.listen('due')
  await head.tap('.head__due')
  expect(asked).toHaveLength(1)
})

test('an overdue matter says so in words and in red', async () => {
  const head = await headFor(new World().start().at('2026-06-01').sweep())
  expect(head.text).toContain('已超期')
  expect(head.has('.head__left_red')).toBe(true)
})
