import { forRoles, onAssignment } from '../base/contract'

export const contract = {
  signIn: forRoles(['unitSupervisor', 'unitHead'], onAssignment({}, [])),
} as const
