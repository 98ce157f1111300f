import type { SupervisionRequest } from '../state/matter'

/** A request that waits for the office. */
export const supervisionWords = ({ unitId, text }: SupervisionRequest, name: (id: string) => string): string =>
  `已转请督办${name(unitId)}，等督查室答复：${text}`
