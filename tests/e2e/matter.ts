import type { Input } from '../../domain/contract'
import { BASIS } from '../domain/world'
import { CAST, directoryFile, UNIT } from './directory'
import type { Host } from './host'
import { ADMIN } from './setting'

type Content = Input<'matter.preview'>['content']

export async function importDirectory(host: Host): Promise<void> {
  const fileId = await host.upload(ADMIN, await directoryFile())
  await host.as(ADMIN, 'directory.import', { fileId, dryRun: false })
}

/** A matter of three working days for the unit of the cast. */
export async function contentFor(host: Host, changes: Partial<Content> = {}): Promise<Content> {
  const { units } = await host.as(ADMIN, 'unit.list', {})
  return {
    title: '河道清淤',
    requirement: '完成三条河道清淤。',
    source: 'meetingMinutes',
    category: 'other',
    urgency: 'normal',
    supervisingBody: { kind: 'office' },
    files: [],
    milestones: [],
    reportCycle: 'once',
    limit: { unit: 'workingDays', count: 3 },
    dueAt: null,
    lead: { unitId: units.find(({ name }) => name === UNIT.name)?._id ?? '', part: '' },
    co: [],
    basis: { ...BASIS, files: [] },
    ...changes,
  }
}

/** Drafted, approved and issued; answers the matter's id. */
export async function issue(host: Host, content: Content, opinion = ''): Promise<string> {
  const { matterId } = await host.as(CAST.officer, 'matter.draft', { content })
  await host.as(CAST.officer, 'matter.requestApproval', { matterId })
  await host.as(CAST.chief, 'matter.approveIssue', { matterId, opinion })
  return matterId
}
