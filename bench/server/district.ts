import { randomBytes } from 'node:crypto'
import type { Instant } from '../../domain/clock/time'
import type { Input } from '../../domain/contract'
import type { Person } from '../../domain/people/person'
import { openFiles } from '../../local/embedded/files'
import { type EmbeddedStore, openStore } from '../../local/embedded/store'
import { keptClock } from '../../local/host/clock'
import { openDataDirectory } from '../../local/host/dataDirectory'
import { command } from '../../local/host/demo/commands'
import { importDistrict } from '../../local/host/demo/directory'
import { World } from '../../local/host/demo/world'
import { type App, createApp } from '../../server/app'
import { manifest } from '../../server/collections'
import { layFoundation } from '../../server/foundation'
import { workbooksHere } from '../../server/workbooks/workbooks'

/** A Wednesday morning in a year whose holidays are known, whatever the machine's own clock says. */
export const NOW: Instant = '2026-06-10T02:00:00.000Z'

/** As many handlers of as many units as may be at work at once. */
export const HANDLERS = 64

/** A matter on which its handler may report. */
export interface Started {
  matterId: string
  handlerId: string
}

/** A host's data directory, opened by this process while no host runs on it. */
export interface District {
  app: App
  store: EmbeddedStore
  world: World
  clock: { set(now: Instant): void }
  handlers: Person[]
  close(): Promise<void>
}

const SILENT = { info: () => undefined, warn: () => undefined, error: (fields: object) => console.error(fields) }

/** Opens `directory`; a blank one is given the demonstration's 55 units and their people, and no matters. */
export async function openDistrict(directory: string, writerThread: URL): Promise<District> {
  const data = await openDataDirectory(directory, 'demo')
  let now = NOW
  const clock = {
    now: () => now,
    set: (moment: Instant) => {
      now = moment
    },
  }
  const store = await openStore({ directory: data.store, manifest, writerThread })
  const files = await openFiles({ directory: data.files })
  const newId = () => randomBytes(16).toString('base64url')
  const app = createApp({
    store,
    files,
    clock,
    workbooks: workbooksHere,
    newId,
    linkSecret: data.linkSecret,
    demo: true,
    log: SILENT,
  })
  if (data.fresh) {
    await layFoundation(store, NOW)
    await importDistrict(app)
    keptClock(data.clock).set(NOW)
    data.complete()
  }
  const [people, calendar] = await Promise.all([app.reference.directory(), app.reference.calendar()])
  const world = new World(app, clock, people, calendar, NOW)
  const close = async () => {
    await store.close()
    data.release()
  }
  return { app, store, world, clock, handlers: world.people('handler').slice(0, HANDLERS), close }
}

const content = (
  { world }: District,
  unitId: string,
  n: number,
  reportCycle: 'weekly' | 'once',
): Input<'matter.draft'>['content'] => {
  const others = world.directory.units.filter(({ _id, kind }) => kind !== 'supervisionOffice' && _id !== unitId)
  const co = [others[n % others.length], others[(n + 7) % others.length]]
  return {
    title: `老旧小区加装电梯推进情况督查第 ${n} 项`,
    requirement: '年底前完成十个小区的加装，逐月报送进展，说明存在的问题和下一步安排。'.repeat(4),
    source: 'meetingMinutes',
    category: 'livelihood',
    urgency: 'normal',
    supervisingBody: { kind: 'office' },
    files: [],
    milestones: [],
    reportCycle,
    limit: null,
    dueAt: null,
    lead: { unitId, part: '牵头负责' },
    co: co.flatMap((unit) => (unit ? [{ unitId: unit._id, part: '按职责配合' }] : [])),
    basis: {
      kind: 'minutes',
      number: `区府纪〔2026〕${n + 1}号`,
      date: '2025-01-02',
      files: [],
      authority: 'government',
      approvedBy: '区长',
      plan: '逐月调度，年底核查。',
      scope: '全区老旧小区加装电梯',
      endsOn: '2099-12-31',
    },
  }
}

/** So many matters by real commands, each drafted, approved, issued, signed in, and in the hands of another handler. */
export async function startMatters(
  district: District,
  count: number,
  reportCycle: 'weekly' | 'once',
): Promise<Started[]> {
  const { app, world, handlers } = district
  const caller = (person: Person | undefined) => world.caller(person?._id ?? null)
  const [officer, chief] = [caller(world.people('officer')[0]), caller(world.people('chiefOfficer')[0])]
  const started: Started[] = []
  for (let n = 0; n < count; n++) {
    const handler = handlers[n % handlers.length] as Person
    const of = (role: 'unitSupervisor' | 'unitHead' | 'sectionHead') => world.people(role, handler.unitId)[0]
    const supervisor = caller(of('unitSupervisor'))
    const { matterId } = await command(app, officer, 'matter.draft', {
      content: content(district, handler.unitId, n, reportCycle),
    })
    await command(app, officer, 'matter.requestApproval', { matterId, notMerged: '逐楼立项' })
    await command(app, chief, 'matter.approveIssue', { matterId, opinion: '同意' })
    await command(app, supervisor, 'matter.signIn', { matterId, assignmentId: 'A1' })
    await command(app, supervisor, 'matter.nameResponsible', {
      matterId,
      assignmentId: 'A1',
      leaderId: of('unitHead')?._id ?? '',
      sectionHeadId: of('sectionHead')?._id ?? '',
      handlerId: handler._id,
    })
    started.push({ matterId, handlerId: handler._id })
  }
  return started
}
