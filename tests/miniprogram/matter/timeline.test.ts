import { entriesOf } from '../../../miniprogram/components/timeline/entries'
import { file, World } from '../../domain/world'
import { loadComponent } from '../load'
import { wxCalls } from '../wx'
import { Host, names } from './host'
import { PATIENCE } from './pageOf'

jest.setTimeout(PATIENCE)

const reported = () =>
  new World().start().tell('u1handler', 'report', {
    assignmentId: 'A1',
    text: '已摸底 22 个小区',
    remaining: '',
    files: ['file1'],
    milestoneId: null,
  })

const axis = async (world: World, props: object = {}) => {
  const host = new Host(world, 'u1handler')
  const entries = entriesOf([...world.events].reverse(), { names, now: world.now, unitOf: {} })
  return { host, axis: await loadComponent('components/timeline/index', { entries, ...props }) }
}

test('every step is there, the newest first', async () => {
  const world = reported()
  const { axis: drawn } = await axis(world)
  const steps = drawn.findAll('.step')
  expect(steps).toHaveLength(world.events.length)
  expect(steps[0]?.text).toContain('已摸底 22 个小区')
})

test('pictures stand in place and open large', async () => {
  const { axis: drawn } = await axis(reported())
  expect(drawn.has('.step >>> .picture__image')).toBe(true)
  await drawn.tap('.step >>> .picture')
  expect(wxCalls('previewMedia')).toMatchObject([{ sources: [{ url: `https://files.test/${file.fileId}` }] }])
})

test('a report can be corrected from its place, by who may', async () => {
  const { axis: drawn } = await axis(reported(), { correctable: ['A1'] })
  const asked = drawn.listen('correct')
  await drawn.tap('.step__link')
  expect(asked).toEqual([{ reportId: expect.any(String), assignmentId: 'A1' }])
  const { axis: others } = await axis(reported())
  expect(others.has('.step__link')).toBe(false)
})

test('a long text opens on a tap', async () => {
  const world = reported().tell('u1handler', 'comment', { text: '进展顺利。'.repeat(80), mentions: [], files: [] })
  const { axis: drawn } = await axis(world)
  expect(drawn.has('.step__text_folded')).toBe(true)
  await drawn.tap('.step__link')
  expect(drawn.has('.step__text_folded')).toBe(false)
})

test('older steps are asked for, with Vant’s own sign while they come', async () => {
  const { axis: drawn } = await axis(reported(), { hasMore: true })
  const asked = drawn.listen('more')
  await drawn.tap('.foot__button')
  expect(asked).toHaveLength(1)
  const { axis: waiting } = await axis(reported(), { hasMore: true, loading: true })
  expect(waiting.html).toMatch(/van-loading__spinner/)
})
