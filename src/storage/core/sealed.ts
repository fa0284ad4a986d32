declare const SEALED: unique symbol

/** Bytes that a vault sealed: what is to lie sealed can be nothing else. */
export type Sealed = Uint8Array & { readonly [SEALED]: true }

/** Bytes just sealed. Only a vault says so. */
export function asSealed(bytes: Uint8Array): Sealed {
  return bytes as Sealed
}
