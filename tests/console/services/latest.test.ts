import { useLatest } from '../../../console/src/services/latest'

/** Questions that are answered when the test says so, in any order. */
const desk = () => {
  const asked: { signal: AbortSignal; answer: (value: string) => void; fail: (error: Error) => void }[] = []
  const read = (signal: AbortSignal) =>
    new Promise<string>((answer, fail) => {
      asked.push({ signal, answer, fail })
    })
  return { asked, read }
}

test('who asks again breaks off the question before, and only the last answer counts', async () => {
  const latest = useLatest()
  const { asked, read } = desk()
  const [first, second] = [latest.ask(read), latest.ask(read)]
  expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, false])
  asked[1]?.answer('second')
  asked[0]?.answer('first')
  expect(await first).toBeNull()
  expect(await second).toEqual({ answer: 'second' })
})

test('what a question that was broken off throws is nobody’s concern; what the last one throws is', async () => {
  const latest = useLatest()
  const { asked, read } = desk()
  const [first, second] = [latest.ask(read), latest.ask(read)]
  asked[0]?.fail(new Error('broken off'))
  asked[1]?.fail(new Error('refused'))
  expect(await first).toBeNull()
  await expect(second).rejects.toThrow('refused')
})

test('a question can be ended without another', async () => {
  const latest = useLatest()
  const { asked, read } = desk()
  const only = latest.ask(read)
  latest.end()
  asked[0]?.answer('late')
  expect(await only).toBeNull()
  expect(asked[0]?.signal.aborted).toBe(true)
})
