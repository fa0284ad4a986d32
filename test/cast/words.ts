export { mailboxWords } from '../../src/demo/cast/words.ts'

/** What the practice writes about the laptop. */
export const laptopWords = {
  whatHappened: 'A laptop was taken from a parked car.',
  whatInformation: 'Your name and the day of your visit.',
  whatWeAreDoing: 'We locked the laptop from afar and told the police.',
  whatYouCanDo: 'You need not do anything.',
}
