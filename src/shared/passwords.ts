import { text } from './text.ts'

/** What a list of stolen passwords begins with, of those that are long enough; compared without case. */
const WORST = [
  '111111111111',
  '123123123123',
  '123456123456',
  '1234567890ab',
  '123456789012',
  '1234567890123',
  '12345678901234567890',
  '123456789abc',
  '1q2w3e4r5t6y',
  '1qaz2wsx3edc',
  '987654321098',
  'abc123abc123',
  'abcd12345678',
  'abcdefghijkl',
  'abcdefghijklmnopqrstuvwxyz',
  'administrator',
  'adminadminadmin',
  'asdfghjkl123',
  'changeme1234',
  'changemeplease',
  'correct horse battery staple',
  'correcthorsebatterystaple',
  'footballfootball',
  'iloveyou1234',
  'letmein123456',
  'passw0rd1234',
  'password1234',
  'password12345',
  'password123456',
  'passwordpassword',
  'q1w2e3r4t5y6',
  'qwerty123456',
  'qwertyqwerty',
  'qwertyuiop12',
  'qwertyuiop123',
  'qwertyuiopasdfghjklzxcvbnm',
  'superman1234',
  'trustno1trustno1',
  'welcome12345',
  'zaq12wsxcde3',
]

export const MIN_PASSWORD = 12

/** A password that is being chosen: long enough, and not one of the first that anybody would try. */
export const newPassword = text(200)
  .min(MIN_PASSWORD, `A password has at least ${MIN_PASSWORD} characters.`)
  .refine((password) => !isWorst(password), 'This password is one of the first that anybody would try.')

function isWorst(password: string): boolean {
  const isOneCharacter = [...password].every((character) => character === password[0])
  return isOneCharacter || WORST.includes(password.toLowerCase())
}
