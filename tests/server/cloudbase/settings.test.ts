import { readSettings } from '../../../server/cloudbase/settings'

const SECRET = { ZHIDU_LINK_SECRET: 'a secret of more than thirty-two characters' }
const TEMPLATE = 'AbCdEfGhIj_0123456789 thing1=matter time2=due'

test('without templates no messages go to phones', () => {
  expect(readSettings({ ...SECRET, ZHIDU_TEMPLATE_TODO: '', ZHIDU_TEMPLATE_DUE: ' ' })).toEqual({
    linkSecret: SECRET.ZHIDU_LINK_SECRET,
  })
})

test('each kind has its template; one alone will do', () => {
  expect(readSettings({ ...SECRET, ZHIDU_TEMPLATE_DUE: TEMPLATE }).templates).toEqual({
    due: { id: 'AbCdEfGhIj_0123456789', fields: { thing1: 'matter', time2: 'due' } },
  })
})

test('one that cannot be read is named, not shown', () => {
  const read = () => readSettings({ ...SECRET, ZHIDU_TEMPLATE_RESULT: 'AbCdEfGhIj_0123456789 thing1=weather' })
  expect(read).toThrow('ZHIDU_TEMPLATE_RESULT')
  expect(read).not.toThrow('AbCdEfGhIj')
})

test.each(['', 'short', ' '.repeat(40), 'a'.repeat(64), `${'abc1'.repeat(16)}`, `\n${'0123456789abcdef'.repeat(2)}`])(
  'the secret %j is refused, and not shown',
  (weak) => {
    const read = () => readSettings({ ZHIDU_LINK_SECRET: weak })
    expect(read).toThrow('ZHIDU_LINK_SECRET')
    if (weak.length > 5) expect(read).not.toThrow(weak)
  },
)
