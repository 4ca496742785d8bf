import 'server-only'
import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits, safe in a cookie and in an address. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What is stored of a token. It is as random as a key, so a plain digest is enough: there is nothing to guess from. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

const ALPHABET = '23456789abcdefghijkmnpqrstuvwxyz' // 32 characters without 0, 1, l and o, which are misread

/** 80 random bits in 16 characters, for the id of a design. */
export const newId = (): string =>
  Array.from(randomBytes(16), (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('')
