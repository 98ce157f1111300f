import type { EventOf } from '../../../../domain/decider/event'
import type { EventData, MatterEvent } from '../../../../domain/matter/events'
import { reportToCorrect } from '../../../../domain/matter/forms/report'
import { World } from '../../world'

const world = () => new World().start().report({ text: '第一次' }).report({ text: '第二次' })

/** The timeline's pages of two, newest first; `asked` is after what. */
const timeline = (of: World) => {
  const events = [...of.events].reverse() as MatterEvent[]
  const asked: (string | null)[] = []
  const pageAfter = async (after: string | null) => {
    asked.push(after)
    const from = Number(after ?? 0)
    const next = from + 2 < events.length ? String(from + 2) : null
    return { items: events.slice(from, from + 2), next }
  }
  return { asked, pageAfter }
}

test('without a tap it is the unit’s last report, and no page is asked for that is not needed', async () => {
  const { asked, pageAfter } = timeline(world())
  const found = await reportToCorrect('correctReport', world().lead, null, pageAfter)
  expect([found?.text, asked]).toEqual(['第二次', [null]])
})

test('a tapped report is found further down', async () => {
  const of = world()
  const first = of.events.find(({ type }) => type === 'ReportSubmitted') as EventOf<Pick<EventData, 'ReportSubmitted'>>
  const found = await reportToCorrect('correctReport', of.lead, first.data.reportId, timeline(of).pageAfter)
  expect(found).toMatchObject({ reportId: first.data.reportId, text: '第一次', at: first.at })
})

test('one that is nowhere is looked for to the end, once', async () => {
  const of = world()
  const { asked, pageAfter } = timeline(of)
  expect(await reportToCorrect('correctReport', of.lead, 'R99', pageAfter)).toBeNull()
  expect(asked).toHaveLength(Math.ceil(of.events.length / 2))
})

test('a command that corrects nothing asks for nothing', async () => {
  const { asked, pageAfter } = timeline(world())
  expect(await reportToCorrect('report', world().lead, null, pageAfter)).toBeNull()
  expect(asked).toEqual([])
})
