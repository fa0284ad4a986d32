import type { WishedTerms, Words } from '../../actions/letter/letter.ts'

/** The letter about the ransomware at the vendor, in English and in Spanish. */
export const vendorWords: Words & WishedTerms = {
  whatHappened:
    'The company that runs our online booking was attacked with ransomware. The attackers locked its records and copied some of them.',
  whatInformation:
    '- Your name, address and date of birth\n- The dates and kinds of your appointments\n\nNo Social Security numbers and no payment cards were involved.',
  whatWeAreDoing:
    'The company restored its systems from clean copies and told the FBI. We moved our bookings to another system and now check every vendor once a year.',
  whatYouCanDo:
    '- Read statements from your insurer, and call them about visits you do not know.\n- Be careful with calls or messages that mention your appointments.',
  hours: 'Monday to Friday, 9 a.m. to 5 p.m. Eastern',
  translated: {
    es: {
      whatHappened:
        'La empresa que lleva nuestras citas por internet sufrió un ataque de ransomware. Los atacantes bloquearon sus registros y copiaron algunos.',
      whatInformation:
        '- Su nombre, dirección y fecha de nacimiento\n- Los días y los tipos de sus citas\n\nNo hubo números de Seguro Social ni tarjetas de pago.',
      whatWeAreDoing:
        'La empresa recuperó sus sistemas con copias limpias y avisó al FBI. Llevamos nuestras citas a otro sistema y ahora revisamos a cada proveedor una vez al año.',
      whatYouCanDo:
        '- Lea los estados de su seguro y llame por las visitas que no conozca.\n- Tenga cuidado con llamadas o mensajes que mencionen sus citas.',
      hours: 'de lunes a viernes, de 9 a. m. a 5 p. m., hora del Este',
      update: null,
    },
  },
}

/** The letter about the phished mailbox. */
export const mailboxWords: Words = {
  whatHappened:
    'Somebody sent our front desk an e-mail that asked for its password, and used the password to read its mailbox.',
  whatInformation: '- Your name and e-mail address\n- The name of your health insurer and your member number',
  whatWeAreDoing:
    'We changed the password the same hour and made a second factor part of every sign-in. Everybody here was shown how such e-mails look.',
  whatYouCanDo:
    '- Read statements from your insurer, and call them about visits you do not know.\n- Do not answer e-mails that ask for a password or a payment in our name.',
}
