import { Lanes } from '../../../local/embedded/lanes'

/** Work that ends when told to, and says when it began. */
function step(log: string[], name: string) {
  let end = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  const work = async () => {
    log.push(name)
    await ended
    return name
  }
  return { work, end }
}

const settled = () => new Promise(setImmediate)

test('in one lane each begins when the one before has ended, also when that failed', async () => {
  const [lanes, log] = [new Lanes(), [] as string[]]
  const [second, third] = [step(log, 'second'), step(log, 'third')]
  const failing = lanes.enter('a', async () => {
    log.push('first')
    throw new Error('lost')
  })
  const results = [lanes.enter('a', second.work), lanes.enter('a', third.work)]
  await expect(failing).rejects.toThrow('lost')
  await settled()
  expect(log).toEqual(['first', 'second'])
  second.end()
  third.end()
  expect(await Promise.all(results)).toEqual(['second', 'third'])
})

test('lanes do not wait for each other, and a lane that is empty again is open', async () => {
  const [lanes, log] = [new Lanes(), [] as string[]]
  const [a, b, again] = [step(log, 'a'), step(log, 'b'), step(log, 'again')]
  const running = [lanes.enter('a', a.work), lanes.enter('b', b.work)]
  await settled()
  expect(log).toEqual(['a', 'b'])
  a.end()
  b.end()
  await Promise.all(running)
  again.end()
  expect(await lanes.enter('a', again.work)).toBe('again')
})

test('a lane that never ends is not waited for for ever', async () => {
  jest.useFakeTimers()
  try {
    const lanes = new Lanes()
    void lanes.enter('a', () => new Promise(() => {}))
    const next = lanes.enter('a', async () => 'came through')
    await jest.advanceTimersByTimeAsync(60_000)
    expect(await next).toBe('came through')
  } finally {
    jest.useRealTimers()
  }
})
