/** Phrases that leaders write most; a tap puts one into the text, where it can still be changed. */
export const INSTRUCTION_PHRASES = [
  '请抓紧办理。',
  '请于本周内报进展。',
  '已阅，按程序办理。',
  '请主办单位牵头研究，提出意见。',
] as const
