import * as fc from 'fast-check'
import type { CommandType } from '../../../domain/matter/contract'
import type { TodoKind } from '../../../domain/matter/events'
import { openDuties } from '../../../domain/matter/handover/heirs'
import { momentMeant } from '../../../domain/matter/receipts/find'
import { explainedMoments } from '../../../domain/matter/receipts/moments'
import { canSee } from '../../../domain/matter/sight'
import { isIssued, type Matter } from '../../../domain/matter/state/matter'
import { kept } from '../../../server/operations/subject/kept'
import { type AnyDecision, save } from '../../../server/operations/subject/runner'
import type { Transaction } from '../../../server/ports'
import { actor, people } from '../district'
import { type MatterDecision, World } from '../world'
import { choosing, inputFor } from './inputs'
import { law, RUNS, steps } from './law'
import { anyLife, anyRules, bornWith, everyCommand, live, MEETS, move } from './lives'

/** A world that remembers each decision. */
class Remembering extends World {
  readonly saved: MatterDecision[] = []

  protected override save(decision: MatterDecision): void {
    this.saved.push(decision)
    super.save(decision)
  }
}

/** Documents by collection and id, as one transaction after another leaves them. */
const memory = () => {
  const documents = new Map<string, unknown>()
  const put = async (collection: string, document: { _id: string }) => {
    documents.set(`${collection} ${document._id}`, document)
  }
  const tx = {
    put,
    insert: async (collection: string, document: { _id: string }) => {
      if (documents.has(`${collection} ${document._id}`)) throw new Error(`twice: ${collection} ${document._id}`)
      await put(collection, document)
    },
    remove: async (collection: string, id: string) => {
      documents.delete(`${collection} ${id}`)
    },
  } as unknown as Transaction
  const all = (collection: string) =>
    [...documents].filter(([key]) => key.startsWith(`${collection} `)).map(([, one]) => one)
  return { tx, all }
}

test(
  'the to-dos that the server keeps by their difference are just those that the state demands',
  () =>
    fc.assert(
      fc.asyncProperty(anyLife, anyRules, async (moves, rules) => {
        const world = new Remembering(rules)
        bornWith(moves[0]?.seed ?? 0, world)
        for (const one of moves) move(world, one)
        const { tx, all } = memory()
        for (const decision of world.saved) await save(tx, kept.matter, decision as unknown as AnyDecision)
        const byId = (a: { _id: string }, b: { _id: string }) => (a._id < b._id ? -1 : 1)
        expect((all('todos') as { _id: string }[]).sort(byId)).toEqual(world.todos().sort(byId))
        expect(all('points')).toEqual(world.lines)
      }),
      { numRuns: RUNS },
    ),
  120_000,
)

law('the due moment of a to-do explains itself', (moves, rules) => {
  live(moves, rules, (world) => {
    const { matter } = world
    for (const { kind, dueAt, partId: assignmentId } of matter ? world.todos() : []) {
      if (dueAt === null) continue
      const found = momentMeant(explainedMoments(matter as Matter, world), { dueAt, assignmentId })
      expect([kind, found?.deadline.dueAt]).toEqual([kind, dueAt])
    }
  })
})

law('a to-do asks only those who may do it and may open the matter', (moves, rules) => {
  live(moves, rules, (world) => {
    for (const { kind, to, partId: assignmentId } of world.todos()) {
      const reached = to.flatMap((address) => world.directory.at(address))
      expect(reached.length).toBeGreaterThan(0)
      for (const { _id } of reached) {
        expect(world.matter && canSee(world.matter, actor(_id))).toBe(true)
        expect(world.actions(_id)).toContainEqual(
          expect.objectContaining({ command: MEETS[kind as TodoKind][0], assignmentId }),
        )
      }
    }
  })
})

law('withdrawn as issued by mistake, a matter leaves every unit as if it had never been', (moves, rules) => {
  const { world } = live(moves, rules)
  world.ask('chief', 'withdraw', { reason: '误发', byMistake: true })
  const { withdrawn } = world.matter && isIssued(world.matter) ? world.matter : { withdrawn: null }
  if (!withdrawn || !world.last('MatterWithdrawn').data.byMistake) return
  const sums = new Map<string, number>()
  for (const { unitId, hundredths } of world.lines) sums.set(unitId, (sums.get(unitId) ?? 0) + hundredths)
  expect([...sums.values()].filter((sum) => sum !== 0)).toEqual([])
  expect(world.todos().filter(({ kind }) => kind === 'decideTransfer')).toEqual([])
})

law('nothing that is open names or asks somebody who has left', (moves, rules) => {
  live(moves, rules, (world) => {
    const isThere = (id: string) => world.directory.person(id)?.active === true
    if (world.matter) expect(openDuties(world.matter).filter(({ personId }) => !isThere(personId))).toEqual([])
    for (const { to } of world.todos())
      expect(to.filter((address) => address.startsWith('person:') && !isThere(address.slice(7)))).toEqual([])
  })
})

/** Refusals that tell of what was written in the form; all others tell of rights, relation, state and time. */
const ABOUT_INPUT = new Set([
  'NOT_FOUND',
  'IN_THE_PAST',
  'IN_THE_FUTURE',
  'SUSPENDED_TOO_LONG',
  'NOT_LATER',
  'BEYOND_SIX_MONTHS',
  'AFTER_SUPERVISION_END',
  'CHIEF_SAYS_SO',
  'NOTHING_CHANGED',
  'DUPLICATE_UNIT',
  'SAME_UNIT',
  'MILESTONE_AFTER_DUE',
  'AFTER_ASSIGNMENT_DUE',
  'AFTER_LEAD_DUE',
  'BEFORE_OPINIONS',
  'NOT_IN_UNIT',
  'NOT_ASSIGNED',
  'NOT_AN_OFFICER',
  'NO_MILESTONES',
  'NO_BASIS',
  'SAME_BASIS',
  'ENDS_TOO_SOON',
  'NOT_YOUR_FRONT',
  'NOT_YOUR_GROUP',
  'NOT_CONCERNED',
  'NO_DECIDER',
  'INSTRUCTION_OPEN',
  'NOT_THE_LAST',
  'WHY_ANOTHER',
  'LOOK_BACK_RANGE',
  'RELAPSED_OR_HOLDS',
])

/** An input that leaves only rights, relation and state to decide. */
const plain = (command: CommandType, who: string, world: World, assignmentId: string | null, seed: number): object => {
  const input = inputFor(command, world, assignmentId, choosing(seed))
  if (command === 'criticise') return { ...input, falseReport: false }
  if (command === 'returnCompletion') return { ...input, dueAt: null, noSubstance: false }
  if (command !== 'completeTask') return input
  if (!world.matter || !isIssued(world.matter)) return input
  const open = world.assignment(assignmentId ?? '').tasks.filter(({ doneAt }) => doneAt === null)
  const task = open.find(({ personId }) => personId === who) ?? open[0]
  return { ...input, taskId: task?.id ?? 'T0' }
}

law('the actions that a person is shown are just those that a decision does not refuse', (moves, rules) => {
  const { world } = live(moves, rules)
  world.sweep()
  const { pick } = choosing(moves[0]?.seed ?? 0)
  const trial = Object.assign(new World(), world)
  for (const who of [
    pick(people)._id,
    pick(people)._id,
    pick(['officer', 'chief']),
    pick(['u1supervisor', 'u1handler']),
  ]) {
    const shown = new Set(world.actions(who).map(({ command, assignmentId }) => `${command} ${assignmentId}`))
    for (const { command, assignmentId } of everyCommand(world)) {
      Object.assign(trial, {
        ...world,
        events: [...world.events],
        lines: [],
        notices: [],
        digest: [],
        counters: { ...world.counters },
      })
      const code = trial.ask(who, command, plain(command, who, world, assignmentId, moves[0]?.seed ?? 0))
      const offered = shown.has(`${command} ${assignmentId}`)
      const allowed = code === null || ABOUT_INPUT.has(code)
      expect({ who, command, assignmentId, code, allowed }).toEqual({
        who,
        command,
        assignmentId,
        code,
        allowed: offered,
      })
    }
  }
})

law('points and messages have ids of their own and follow from an event', (moves, rules) => {
  const { world } = live(moves, rules)
  const ids = [...world.lines, ...world.notices, ...world.digest].map(({ _id }) => _id)
  expect(new Set(ids).size).toBe(ids.length)
  const events = new Set(world.events.map(({ _id }) => _id))
  for (const { eventIds } of world.lines) expect(events.has(eventIds[0] ?? '')).toBe(true)
})

law('who is told of something may open the matter, and nobody is told what he did himself', (moves, rules) => {
  const { world } = live(moves, rules)
  const byId = new Map(steps(world.events).map(({ event, after }) => [event._id, { event, after }]))
  for (const { _id, personId } of [...world.notices, ...world.digest]) {
    const about = byId.get(_id.slice(0, -personId.length - 1))
    expect(about && canSee(about.after, actor(personId))).toBe(true)
    expect(about?.event.actor.personId).not.toBe(personId)
  }
})
