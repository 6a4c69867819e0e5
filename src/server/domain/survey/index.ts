export { rateSession } from './rate.ts'
export { summariseRatings } from './summary.ts'
export { type Answers, whoAnswered } from './who-answered.ts'
