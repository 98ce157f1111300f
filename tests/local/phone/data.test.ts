import { usePhone } from './phone'

const phone = usePhone()
beforeEach(() => phone().open('pages/mine/index'))
const result = (text: string) => phone().shows('#result', text)

describe('a request', () => {
  test('by GET sends its data as the query', async () => {
    await phone().tap('#get')
    await result('a=1&b=%E4%BA%8C')
  })

  test('by POST sends JSON and the headers given', async () => {
    await phone().tap('#post')
    await result('200 {"method":"POST","query":"","authorization":"Bearer t","json":{"word":"督查"}}')
  })

  test('succeeds whatever the status; what is no JSON comes as text', async () => {
    await phone().tap('#status')
    await result('404 plain text')
  })

  test('can be aborted', async () => {
    await phone().tap('#abort')
    await result('request:fail abort')
  })

  test('gives up after its timeout', async () => {
    await phone().tap('#timeout')
    await result('request:fail timeout')
  })

  test('is refused by a method that WeChat does not send', async () => {
    await phone().tap('#patch')
    await result('request:fail invalid request method PATCH')
  })

  test('fails without a network', async () => {
    await phone().page.context().setOffline(true)
    await phone().tap('#lost')
    await result('request:fail')
  })
})

test('data of more than 1 MB do not reach the page at once', async () => {
  await phone().tap('#much')
  await result('setData: 1048589 bytes, more than 1048576')
  expect(await phone().at('#stored').textContent()).toBe('')
})

describe('storage', () => {
  test('keeps values with their type over a reload, under keys of its own', async () => {
    await phone().page.evaluate(() => localStorage.setItem('desk', 'stays'))
    await phone().tap('#store')
    await phone().shows('#stored', '{"text":"草稿","at":1} draft')
    await phone().page.reload()
    await phone().tap('#load')
    await phone().shows('#stored', '{"text":"草稿","at":1}')
    await phone().tap('#clear')
    await phone().shows('#stored', 'getStorage:fail data not found')
    expect(await phone().page.evaluate(() => localStorage.getItem('desk'))).toBe('stays')
  })
})
