import { askOnTheWay, loadReminders, remindersWords } from '../../../miniprogram/services/reminders'
import { loadPage } from '../load'
import { wxCalls } from '../wx'
import { loggedInHost } from './host'

test('with a host of one’s own WeChat brings nothing: nothing is asked of the server, nothing offered', async () => {
  loggedInHost({ 'unit.list': () => ({ units: [], fronts: [] }) })
  expect(await loadReminders()).toEqual([])
  askOnTheWay()
  const page = await loadPage('pages/me/index')
  expect([remindersWords(), page.has('.reminders')]).toEqual(['', false])
  const asked = wxCalls('request').map(({ data }) => (data as { operation: string }).operation)
  expect(asked).not.toContain('notice.templates')
  expect(wxCalls('requestSubscribeMessage')).toEqual([])
})
