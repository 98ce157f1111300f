import { CAST } from '../directory'
import type { Host } from '../host'
import type { Setting } from '../setting'

export const TITLE = '老旧小区电梯安全隐患整治'

/** Where the story plays, and the one matter that it follows. */
export interface Stage {
  host: Host
  desk: Setting['desk']
  phone: Setting['phone']
  /** Known once it has been drafted. */
  matterId: string
  /** Everything that happened to it, oldest first. */
  steps(): ReturnType<Setting['steps']>
  kinds(): Promise<string[]>
  /** How all matters stand in the list. */
  standing(): Promise<{ id: string; status: string; level: number }[]>
}

export function stageIn(setting: Setting): Stage {
  const { host } = setting
  const stage: Stage = {
    host,
    desk: setting.desk.bind(setting),
    phone: setting.phone.bind(setting),
    matterId: '',
    steps: () => setting.steps(stage.matterId),
    kinds: async () => (await stage.steps()).map(({ type }) => type),
    standing: async () => {
      const { items } = await host.as(CAST.officer, 'matter.list', { limit: 10 })
      return items.map(({ id, status, level }) => ({ id, status, level }))
    },
  }
  return stage
}
