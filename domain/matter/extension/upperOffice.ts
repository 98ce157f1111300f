import type { Source } from '../../rules/kinds'
import type { Matter } from '../state/matter'

const FROM_ABOVE: readonly Source[] = ['cityDecision', 'cityGovernment', 'cityAppraisal']

/** An upper office set the limit: more time needs its word, which is recorded (docs/domain.md, section 3). */
export const isFromAbove = ({ source }: Pick<Matter, 'source'>): boolean => FROM_ABOVE.includes(source)
