import type { Kind } from '../../breach/law/kinds.ts'
import type { Words } from '../text/letter.ts'
import type { Advice } from './advice.ts'

/** What an incident of each kind usually was, what a practice usually does about it, and what there is to fear. */
export const accounts: Readonly<Record<Kind, Pick<Words, 'whatHappened' | 'whatWeAreDoing'> & { risk: Advice }>> =
  Object.freeze({
    social_media_disclosure: {
      risk: 'seen',
      whatHappened:
        'On [day], a member of our staff put [a picture, a video, a comment] on [name of the platform]. It showed [what could be seen] and [did or did not] name you. You had not agreed to this. It could be seen by [the public, followers of the account] until we took it down on [day].',
      whatWeAreDoing:
        'We took the post down and asked [name of the platform] to remove every copy. We switched off location on the accounts that we use. We spoke with the staff member and [what was done]. From now on a second person checks every post, and we have trained our staff.',
    },
    photo_without_authorization: {
      risk: 'seen',
      whatHappened:
        'We used [a picture, a video] of you [on our web site, in an advertisement, in a brochure] from [day] to [day]. We did not have your written permission for this use, [because it had run out, because it did not cover this use].',
      whatWeAreDoing:
        'We took the [picture, video] down and asked [the platform, the agency] to delete its copies. We went through all other pictures and took down those that we have no permission for. From now on each picture is kept together with the permission for it.',
    },
    review_reply: {
      risk: 'seen',
      whatHappened:
        'On [day], our office answered an online review on [name of the site]. The answer [said or let readers see] that you were a patient here [and mentioned what else it told]. We should not have written this. It could be seen until we took it down on [day].',
      whatWeAreDoing:
        'We deleted our answer and asked [name of the site] to remove its copies. We read all our other answers. From now on only one trained person may answer reviews, and no answer will say whether anybody is a patient.',
    },
    misdirected_message: {
      risk: 'misused',
      whatHappened:
        'On [day], we sent [an e-mail, a text, a message] about [you, a group of patients] to the wrong person. This happened because [an address was mistyped, a wrong file was attached]. [The person who got it told us that they deleted it and passed it on to nobody.]',
      whatWeAreDoing:
        'We asked the person who got it to delete it and to confirm this in writing. We corrected the address. We changed how we send messages, so that [what now prevents the slip], and we trained our staff.',
    },
    misdirected_mail_or_fax: {
      risk: 'misused',
      whatHappened:
        'On [day], we sent [a letter, a fax] with information about you to the wrong [address, number]. This happened because [what went wrong]. [The person who got it returned it or told us that it was shredded.]',
      whatWeAreDoing:
        'We asked to have the papers returned or shredded [and received them back on day]. We corrected the [address, number] and checked the rest of the mailing. A second check now comes before each mailing or fax.',
    },
    phishing: {
      risk: 'identity',
      whatHappened:
        'A member of our staff received an e-mail that looked real but was not, and [entered a password, opened a file]. Somebody outside could then open [one mailbox, number of mailboxes] from [day] to [day]. Messages in it held information about you. We cannot rule out that they were read or copied.',
      whatWeAreDoing:
        'We closed the mailbox to the intruder on [day], changed the passwords and looked for what was opened. [We told law enforcement.] We now ask for a second proof at each sign-in, keep less patient information in e-mail, and train our staff to spot such messages.',
    },
    ransomware: {
      risk: 'identity',
      whatHappened:
        'On [day], somebody broke into our computer system and locked our files to ask for money. Files with information about you were on the computers that were reached. [We found signs, We found no sign] that files were copied out.',
      whatWeAreDoing:
        'We took the computers off the network, told [law enforcement], and hired experts to find out what happened. We rebuilt our systems from safe copies. We have [closed the way in, added a second proof at sign-in] and keep copies of our files where an intruder cannot reach them.',
    },
    hacking: {
      risk: 'identity',
      whatHappened:
        'Somebody broke into [our server, our web site, a program that we use] and could see information about you from [day] to [day]. [We know that files were copied. We do not know whether files were copied.]',
      whatWeAreDoing:
        'We shut the intruder out on [day], changed all passwords and hired experts to find out what happened. [We told law enforcement.] We have closed the hole and now watch our systems more closely.',
    },
    lost_or_stolen_device: {
      risk: 'identity',
      whatHappened:
        'On [day], a [laptop, phone, tablet, memory stick] was [lost, stolen] from [kind of place]. It held information about you. It was [not] encrypted, so somebody who has it may be able to read this information. [It has not been found.]',
      whatWeAreDoing:
        'We told the police [on day]. We locked the device from afar [and sent an order to erase it] and changed all passwords that were used on it. We are encrypting all our other devices and have trained our staff never to leave one in a car.',
    },
    theft_of_records: {
      risk: 'identity',
      whatHappened:
        'On [day], somebody took [paper records, films, discs] from [kind of place]. Your records were among them. [They have been found again. They have not been found.]',
      whatWeAreDoing:
        'We told the police and are working with them. We have changed the locks, moved the remaining records to a safer place, and keep less on paper. We trained our staff.',
    },
    snooping: {
      risk: 'misused',
      whatHappened:
        'We found that a member of our staff looked at your records between [day] and [day] without a reason of work. [The person says that nothing was copied or told to anybody.]',
      whatWeAreDoing:
        'We took away this person’s access on [day], looked through everything that was opened, and [what was done under our rules]. We now check more often who looks at which record, and have reminded all staff of the rules.',
    },
    improper_disposal: {
      risk: 'identity',
      whatHappened:
        'On [day], we learned that [papers, films, a computer] with information about you had been [thrown away, sold, recycled] without being destroyed first. They were in [kind of place] from [day] to [day]. [We got everything back. We got part of it back.]',
      whatWeAreDoing:
        'We collected what could be found and had it destroyed safely. We have put locked bins in our office, hired a company that shreds, and trained our staff.',
    },
    vendor_breach: {
      risk: 'identity',
      whatHappened:
        'We work with [name of the company], which [what it does for us]. On [day], it told us that [what happened there]. Information about our patients, and about you, was on the systems that were reached between [day] and [day].',
      whatWeAreDoing:
        'We stopped sending information to the company until it was safe. We asked it what happened, whom it concerns and what it has changed. [The company told law enforcement.] We are reviewing our agreement with it.',
    },
    system_error: {
      risk: 'misused',
      whatHappened:
        'Because of [a wrong setting, a fault in a program], information about you could be seen by [other patients, anybody with the link] from [day] to [day]. [Our records show, We cannot tell] whether anybody looked at it.',
      whatWeAreDoing:
        'We switched the [page, function] off at once and corrected the fault on [day]. We asked search engines to delete any copies. We now test each change before patients can use it.',
    },
    departing_workforce: {
      risk: 'misused',
      whatHappened:
        'A person who used to work here took information about patients when leaving on [day]. Information about you was part of it. [We believe that it was used to invite patients to another office.]',
      whatWeAreDoing:
        'We closed all of this person’s access. We asked in writing that the information be returned and not used, and [what the answer was]. We have changed what happens on the last day of work and who may export lists of patients.',
    },
    tracking_technology: {
      risk: 'misused',
      whatHappened:
        'Our [web site, booking page, app] used a tool from [name of the company] from [day] to [day]. When you used it, the tool sent the company [which pages you saw, what you entered, the address of your device]. We did not have your permission for this.',
      whatWeAreDoing:
        'We took the tool off on [day]. We asked the company to delete what it received [and it confirmed this]. From now on no such tool is added before our privacy officer has checked it.',
    },
    other: {
      risk: 'identity',
      whatHappened: 'On [day], [what happened, in two or three plain sentences]. Information about you was involved.',
      whatWeAreDoing:
        'We [what was done at once]. We are looking into how this could happen, and have [what was changed] so that it does not happen again.',
    },
  })
