import type { Answer } from '../../domain/contract'
import { chainOf } from '../../server/operations/subject/chain'
import type { Harness } from './harness'

const COMMANDS = 20

/** Refusals with which a command may lose a race: it left nothing, and may be sent again. */
const LOST = ['CONFLICT', 'STALE_VERSION']

const numbers = Array.from({ length: COMMANDS }, (_, i) => i)

/**
 * Twenty commands on one matter at once, each sent twice with its key as an impatient phone does, from however many
 * instances of the application `open` gives over one store.
 */
export function describeParallel(name: string, open: () => Promise<Harness[]>): void {
  describe(`twenty commands at once on one matter, ${name}`, () => {
    let instances: Harness[]
    let matterId: string
    const instance = (i: number): Harness => instances[i % instances.length] as Harness
    const first = () => instance(0)

    beforeAll(async () => {
      instances = await open()
      matterId = await first().start()
    })
    afterAll(() => Promise.all(instances.map((each) => each.close())))

    /** Each comment that the trail holds, by its number. */
    const recorded = async (): Promise<number[]> => {
      const events = await first().store.find('events', { filter: chainOf(matterId), sort: [['_id', -1]], limit: 200 })
      return events.flatMap((event) => {
        const found = /意见 (\d+)/.exec(JSON.stringify(event))?.[1]
        return found === undefined ? [] : [Number(found)]
      })
    }

    const send = (i: number, from: Harness) =>
      from.ask('officer', 'matter.comment', { matterId, text: `意见 ${i}`, mentions: [], files: [] }, `comment-${i}`)

    test('each succeeds once or is refused as having lost; none is lost, none doubled', async () => {
      const { matter: before } = await first().tell('officer', 'matter.get', { matterId })
      const answers: Answer<'matter.comment'>[][] = await Promise.all(
        numbers.map((i) => Promise.all([send(i, instance(i)), send(i, instance(i + 1))])),
      )
      const refusals = answers.flat().flatMap((answer) => (answer.ok ? [] : [answer.code]))
      expect(refusals.filter((code) => !LOST.includes(code))).toEqual([])

      const succeeded = numbers.filter((i) => answers[i]?.some(({ ok }) => ok))
      expect((await recorded()).sort((a, b) => a - b)).toEqual(succeeded)
      const versions = numbers.flatMap((i) => {
        const given = answers[i]?.flatMap((answer) => (answer.ok ? [answer.output.version] : [])) ?? []
        return [...new Set(given)]
      })
      expect(new Set(versions).size).toBe(succeeded.length)
      const { matter: after } = await first().tell('officer', 'matter.get', { matterId })
      expect(after.version).toBe(before.version + succeeded.length)
    })

    test('what lost and is sent again is recorded as well, and the trail is whole', async () => {
      for (const i of numbers) expect(await send(i, instance(i))).toMatchObject({ ok: true })
      expect((await recorded()).sort((a, b) => a - b)).toEqual(numbers)
      expect(await first().tell('officer', 'matter.verify', { matterId })).toMatchObject({ intact: true })
    })
  })
}
