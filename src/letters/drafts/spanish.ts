import type { Kind } from '../../breach/law/kinds.ts'
import type { Element } from '../../breach/law/vocabulary.ts'
import type { Words } from '../text/letter.ts'
import { accounts } from './accounts.ts'
import { accountsInSpanish } from './accounts-es.ts'
import { type Advice, isAboutPictures } from './advice.ts'

/** The first draft in Spanish of the words for an incident of this kind. */
export function spanishDraft(kind: Kind, elements: readonly Element[] = []): Words {
  const { risk } = accounts[kind]
  const pictures = isAboutPictures(kind, elements) ? `\n${PICTURES}` : ''
  const whatYouCanDo = WHAT_YOU_CAN_DO[risk] + pictures
  return { ...accountsInSpanish[kind], whatInformation: WHAT_INFORMATION[risk], whatYouCanDo }
}

const KINDS = `La información era de estos tipos:

[Deje lo que es cierto y quite lo demás:]

- su nombre
- [su dirección, teléfono o correo electrónico]
- [su fecha de nacimiento]
- [los días de sus visitas y el motivo]
- [la información de su seguro médico]
- [su número de Seguro Social]

No incluía [los números de sus cuentas bancarias o tarjetas].`

const WHAT_INFORMATION: Readonly<Record<Advice, string>> = {
  seen: '[La publicación, la foto, el mensaje] mostraba [su cara, su nombre, que era paciente aquí, el motivo de su visita]. No mostraba [su número de Seguro Social ni información de pago].',
  identity: KINDS,
  misused: KINDS,
}

const STATEMENTS =
  '- Lea los estados de su seguro médico. Si aparece una atención que usted no recibió, llame a su seguro y a nosotros.'
const RECORDS = '- Puede pedirnos una copia de su expediente, para saber más adelante si se añadió algo.'
const SURE = 'Si no está seguro(a) de que vienen de nosotros, llámenos al número de abajo.'

const WHAT_YOU_CAN_DO: Readonly<Record<Advice, string>> = {
  seen: `- Si ve una copia en algún lugar, díganos dónde. Pediremos que la quiten.
- Si alguien le escribe o le llama por esto, no tiene que contestar. Díganoslo.
- Puede retirar en cualquier momento un permiso que nos dio para usar su imagen o sus palabras.`,
  identity: `${STATEMENTS}
${RECORDS}
- Si alguien ha usado su información, denúncielo en IdentityTheft.gov o al (877) 438-4338, y a la policía.
- Tenga cuidado con llamadas, cartas y mensajes que pidan más información. ${SURE}`,
  misused: `${STATEMENTS}
${RECORDS}
- Tenga cuidado con llamadas, cartas y mensajes que mencionen su atención aquí. ${SURE}`,
}

const PICTURES = `- [Deje esto si una imagen puede ser íntima:] Puede pedir a un sitio o aplicación que la quite. Desde el 19 de mayo de 2026 debe hacerlo dentro de las 48 horas de una solicitud válida. StopNCII.org ayuda a personas adultas, y takeitdown.ncmec.org a menores de 18 años. Los dos son gratis.
- Si alguien le pide dinero, no pague y no conteste. Guarde los mensajes y denúncielo al FBI en ic3.gov.`
