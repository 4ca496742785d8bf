/**
 * A short, stable fingerprint of any plain JSON value: 64-bit FNV-1a over its text, as sixteen hexadecimal digits. It tells two rule sets
 * apart and is no protection against anybody.
 */
export function fingerprint(value: unknown): string {
  let hash = 0xcbf29ce484222325n
  for (const character of JSON.stringify(value) ?? '') {
    hash ^= BigInt(character.codePointAt(0) ?? 0)
    hash = BigInt.asUintN(64, hash * 0x100000001b3n)
  }
  return hash.toString(16).padStart(16, '0')
}
