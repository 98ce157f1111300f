import { lineOf } from '../../../miniprogram/components/matter-card/line'
import { calendar, inHours, NOW, row } from './host'

const line = (change = {}) => lineOf(row('m1', change), { u1: '区住建局' }, NOW, calendar)

test('a running matter shows its light and the time left', () => {
  expect(line()).toMatchObject({ light: 'green', word: '正常', left: '还剩 4 个工作日', status: '办理中' })
})

test('a late one says how late, once', () => {
  expect(line({ dueAt: inHours(-50), yellowAt: inHours(-120) })).toMatchObject({
    light: 'red',
    word: '已超期 2 天',
    left: '',
  })
})

test('what is late beside the work itself stands next to the light, which is not called normal', () => {
  expect(line({ signInDueAt: inHours(-1), milestoneDueAt: inHours(1) })).toMatchObject({
    light: 'green',
    word: '未到期',
    late: ['逾期未签收'],
  })
  expect(line().late).toEqual([])
})

test.each([
  ['closed', '已办结'],
  ['suspended', '已中止'],
  ['withdrawn', '已撤销'],
  ['draft', '草稿'],
  ['awaitingApproval', '待审批'],
])('where no clock runs it says why and when it last changed: %s', (status, word) => {
  const still = line({ status, open: false, number: null })
  expect(still).toMatchObject({ light: 'grey', word, left: '今天 08:00', status: '' })
})

test('a red that was remedied stays visible', () => {
  expect(line({ overdueAt: inHours(-300) }).remedied).toBe(true)
  expect(line({ overdueAt: inHours(-50), dueAt: inHours(-50) }).remedied).toBe(false)
})

test('that a matter was overdue stays visible when its clock runs no more', () => {
  expect(line({ status: 'closed', open: false, overdueAt: inHours(-300) }).remedied).toBe(true)
})

test('co-units are counted with the lead unit', () => {
  expect([line().units, line({ coUnitIds: ['u2', 'u3'] }).units]).toEqual(['区住建局', '区住建局 等 3 家'])
})
