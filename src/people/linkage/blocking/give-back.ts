/**
 * Gives the memory of numbers that nobody needs any more back at once. A sweep would, but where little else is made none comes
 * for a long time.
 */
export function giveBack(...numbers: readonly { readonly buffer: ArrayBuffer }[]): void {
  for (const { buffer } of numbers) buffer.transfer(0)
}
