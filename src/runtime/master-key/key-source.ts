/** The settings that say where the master key is: given itself, told by a command, or in a file of the data folder. */
export type KeySource = {
  data: string
  /** In base64. */
  key: string | undefined
  keyCommand: string | undefined
  passphrase: string | undefined
  /** A file whose first line is the passphrase. */
  passphraseFile: string | undefined
}

/** Whether the key lies in a file of the data folder. */
export function isInFile({ key, keyCommand }: KeySource): boolean {
  return key === undefined && keyCommand === undefined
}
