import { isUnprepared } from '../state/drafts'
import { isIssued, type Matter } from '../state/matter'

type NameOf = (id: string) => string

/** Who began it, and how far the office has come with it until it is issued; null where no leader did. */
export const startedWords = (matter: Matter, name: NameOf): string | null => {
  const { startedBy, status } = matter
  if (!startedBy || status === 'discarded') return null
  const { personId, unitId, stage } = startedBy
  if (isIssued(matter)) return name(personId)
  const named = unitId === null ? '' : `，建议办理单位：${name(unitId)}`
  const how = { waiting: `等督查员拟办${named}`, prepared: '督查员正在拟办', sent: '拟办后已送审' }[stage]
  return `${name(personId)} 交办，${how}`
}

/** Who is in charge; of what nobody has taken up, that. */
export const officerWords = (matter: Matter, name: NameOf): string =>
  isUnprepared(matter) ? '待拟办' : name(matter.officerId)
