/** The last element, or undefined. `Array.prototype.at` is missing on phones before iOS 15.4, and nothing fills it in there. */
export const last = <T>(list: readonly T[]): T | undefined => list[list.length - 1]
