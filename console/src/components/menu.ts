/**
 * Puts the keyboard on the button of the menu that is open. Called when a line was chosen: a dialog that the line opens
 * gives the keyboard back to where it was, and the line itself is gone by then.
 */
export const focusMenuButton = (): void =>
  document.querySelector<HTMLElement>('.el-dropdown [aria-expanded="true"]')?.focus()
