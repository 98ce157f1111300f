import { type Begun, type Polled, startScan } from '../../../console/src/views/session/scanning'

const BEGUN: Begun = { scan: 'scan-1', secret: 'secret-1' }
const OPEN: Polled = { state: 'open' }

class Refused extends Error {
  constructor(
    readonly code: string,
    readonly definite: boolean,
  ) {
    super(code)
  }
}
const refused = (code: string) => new Refused(code, true)
const lost = (code: string) => new Refused(code, false)

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

/** A desk over a server that gives these answers one after the other. */
const desk = (answers: (Polled | Refused)[], begin: () => Promise<Begun> = async () => BEGUN) => {
  const heard: string[] = []
  const asked: Begun[] = []
  const stop = startScan(
    {
      onBegun: (scan) => heard.push(`begun ${scan}`),
      onEntered: ({ token }) => heard.push(`token ${token}`),
      onEnd: (error) => heard.push(`end ${(error as Refused).code}`),
    },
    {
      begin,
      poll: async (begun) => {
        asked.push(begun)
        const answer = answers[asked.length - 1] ?? OPEN
        if (answer instanceof Refused) throw answer
        return answer
      },
    },
  )
  return { heard, asked, stop, after: (ms: number) => jest.advanceTimersByTimeAsync(ms) }
}

test('it shows its code, asks every two seconds, and takes the token once', async () => {
  const { heard, asked, after } = desk([OPEN, { state: 'confirmed', token: 't' }])
  await after(1999)
  expect([heard, asked]).toEqual([['begun scan-1'], []])
  await after(60_000)
  expect([heard, asked]).toEqual([
    ['begun scan-1', 'token t'],
    [BEGUN, BEGUN],
  ])
})

test.each(['SCAN_EXPIRED', 'SCAN_REFUSED', 'SCAN_USED', 'TOO_MANY_ATTEMPTS'])(
  '%s ends it, and nothing more is asked',
  async (code) => {
    const { heard, asked, after } = desk([refused(code)])
    await after(60_000)
    expect([heard, asked.length]).toEqual([['begun scan-1', `end ${code}`], 1])
  },
)

test('while the network is away it goes on asking', async () => {
  const { heard, after } = desk([lost('OFFLINE'), lost('INTERNAL'), { state: 'confirmed', token: 't' }])
  await after(6000)
  expect(heard).toEqual(['begun scan-1', 'token t'])
})

test('without a code there is nothing to ask', async () => {
  const { heard, asked, after } = desk([], () => Promise.reject(lost('OFFLINE')))
  await after(60_000)
  expect([heard, asked]).toEqual([['end OFFLINE'], []])
})

test('stopped, nobody is told any more', async () => {
  const { heard, asked, stop, after } = desk([{ state: 'confirmed', token: 't' }])
  await after(0)
  stop()
  await after(60_000)
  expect([heard, asked]).toEqual([['begun scan-1'], []])
})
