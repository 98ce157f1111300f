import { writeSync } from 'node:fs'
import { Harness } from '../harness'

/*
 * Gives commands on the matters of an existing store without an end, several at a time: reports, comments,
 * instructions and answers. A line `matterId version` goes out as soon as a command was acknowledged.
 * Arguments: directory, ids of the matters.
 */
const [, , directory = '', ...matterIds] = process.argv
const h = await Harness.reopen(directory)

const say = ({ matterId, version }: { matterId: string; version: number }) => writeSync(1, `${matterId} ${version}\n`)

const assignment = { assignmentId: 'A1', files: [] }

async function work(matterId: string): Promise<never> {
  for (;;) {
    const on = { matterId }
    say(
      await h.tell('u1handler', 'matter.report', {
        ...on,
        ...assignment,
        text: '进展',
        remaining: '',
        milestoneId: null,
      }),
    )
    say(await h.tell('officer', 'matter.comment', { ...on, text: '请补照片', mentions: ['u1handler'], files: [] }))
    say(await h.tell('leader', 'matter.instruct', { ...on, text: '抓紧', answerDueAt: null }))
    const { matter } = await h.tell('u1handler', 'matter.get', on)
    const open = matter.number === null ? [] : matter.instructions
    for (const { id } of open)
      say(
        await h.tell('u1handler', 'matter.answerInstruction', {
          ...on,
          ...assignment,
          instructionId: id,
          text: '已办',
        }),
      )
  }
}

await Promise.all(matterIds.map(work))
