import { idOf } from '../../contract/schema'
import { forRoles, onAssignment } from '../base/contract'

export const contract = {
  nameResponsible: forRoles(
    ['unitSupervisor'],
    onAssignment({ leaderId: idOf('person'), sectionHeadId: idOf('person'), handlerId: idOf('person') }, [
      'leaderId',
      'sectionHeadId',
      'handlerId',
    ]),
  ),
} as const
