import { World } from '../../domain/world'
import { loadPage } from '../load'
import { answerWx, wxCalls } from '../wx'
import { Host } from './host'
import { PATIENCE, press, type } from './pageOf'

jest.setTimeout(PATIENCE)

const WORDS = '夜市占道，请研究。'
const openStart = () => loadPage('pages/forms/action/index', { command: 'start' })

test('a leader starts a matter of a few words, and comes to its page', async () => {
  const host = new Host(new World(), 'leader')
  const form = await openStart()
  expect(form.findAll('.field__label').map(({ text }) => text)).toEqual([
    '交办内容',
    '照片和文件选填',
    '想交给哪个单位选填',
  ])
  expect(form.has('.closed')).toBe(false)
  await type(form, 'words', WORDS)
  await form.call('onUnit', { detail: { unit: { id: 'u1', name: '单位u1' } } })
  await press(form)
  expect(host.commands()).toMatchObject([{ operation: 'matter.start', input: { words: WORDS, files: [] } }])
  expect(host.commands()[0]?.input).not.toHaveProperty('matterId')
  expect(wxCalls('redirectTo')).toMatchObject([{ url: '/pages/matter/index?id=m1' }])
  expect(host.world.matter?.startedBy).toMatchObject({ personId: 'leader', words: WORDS })
})

test('what he typed is kept until it is sent, and goes again under its key when the answer was lost', async () => {
  const host = new Host(new World(), 'leader')
  await type(await openStart(), 'words', WORDS)
  const form = await openStart()
  expect(form.find('.foot').text).toContain('已存草稿')
  answerWx('showModal', { confirm: true, cancel: false })
  host.lose = true
  await press(form)
  await press(form)
  const keys = host.commands().map(({ idempotencyKey }) => idempotencyKey)
  expect(keys).toHaveLength(2)
  expect(new Set(keys).size).toBe(1)
  expect(host.world.types()).toEqual(['MatterStarted'])
})

test('nothing is sent without a word', async () => {
  const host = new Host(new World(), 'leader')
  const form = await openStart()
  await press(form)
  expect(form.findAll('.problem')).toHaveLength(1)
  expect(host.commands()).toEqual([])
})
