import { cardOf } from '../../../miniprogram/components/todo-card/card'
import { loadComponent } from '../load'
import { calendar, inHours, NOW, todo } from './host'

const card = (change = {}) =>
  cardOf(todo('t1', change), { names: { u1: '区住建局', p1: '沈秋远' }, now: NOW, calendar })

describe('what a to-do says', () => {
  test('one that is late says how late, once', () => {
    expect(card({ dueAt: inHours(-72), yellowAt: inHours(-144) })).toMatchObject({
      light: 'red',
      word: '已超期 3 天',
      left: '',
    })
  })

  test('one that soon is due says its light and the time left', () => {
    expect(card({ dueAt: inHours(28), yellowAt: inHours(-44) })).toMatchObject({
      light: 'yellow',
      word: '临期',
      left: '还剩 1 个工作日',
    })
  })

  test('one without a due moment has no light and says so', () => {
    expect(card({ dueAt: null, yellowAt: null, dueRank: 1 })).toMatchObject({ light: '', left: '未设时限', due: '' })
  })

  test('of what waits for a decision whose it is, who asks and how long he has waited', () => {
    expect(card({ since: inHours(-75), unitId: 'u1', byId: 'p1' }).waiting).toBe('区住建局 沈秋远 · 已等 3 天')
    expect(card({ since: inHours(-2), unitId: 'u1' }).waiting).toBe('区住建局 · 已等 2 小时')
    expect(card({ unitId: 'u1' }).waiting).toBe('')
  })

  test('only what is urgent is called so', () => {
    expect([card().urgency, card({ urgency: 'extraUrgent' }).urgency]).toEqual(['', '特急'])
  })
})

describe('the card', () => {
  const load = (change = {}) => loadComponent('components/todo-card/index', { card: card(change) })

  test("shows sentence, title and one of Vant's buttons with the action's word", async () => {
    const shown = await load({ sentence: '请反馈第 3 期进展', kind: 'report' })
    expect(shown.text).toContain('请反馈第 3 期进展')
    expect(shown.find('.action').html).toMatch(/van-button--info/)
    expect(shown.find('.action').text).toBe('反馈进展')
  })

  test('explains its due moment by that line, and does not open', async () => {
    const shown = await load()
    const asked = shown.listen('why')
    const opens = shown.listen('open')
    await shown.tap('.due')
    expect([asked.length, opens.length]).toEqual([1, 0])
  })

  test('acts by its button and opens by itself, never both', async () => {
    const shown = await load()
    const acts = shown.listen('act')
    const opens = shown.listen('open')
    await shown.fire('click', { at: '.act' })
    await shown.tap('.act')
    expect([acts.length, opens.length]).toEqual([1, 0])
    await shown.tap('.card')
    expect([acts.length, opens.length]).toEqual([1, 1])
  })
})
