import type { GlassComponent } from './glass'

/** Set by space.ts when the first component asks for the behavior wx://form-field. */
export const formField: { behavior?: object } = {}

/** Whether a custom component takes part in forms. */
export const isFormField = (target: GlassComponent) =>
  !!formField.behavior && target.hasBehavior(formField.behavior as never)
