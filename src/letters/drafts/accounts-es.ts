import type { Kind } from '../../breach/law/kinds.ts'
import type { Words } from '../text/letter.ts'

/** The same accounts of each kind of incident in Spanish; the gaps stand in [brackets] as in English. */
export const accountsInSpanish: Readonly<Record<Kind, Pick<Words, 'whatHappened' | 'whatWeAreDoing'>>> = Object.freeze({
  social_media_disclosure: {
    whatHappened:
      'El [día], un miembro de nuestro personal publicó [una foto, un video, un comentario] en [nombre de la plataforma]. Mostraba [lo que se podía ver] y [sí o no] decía su nombre. Usted no había dado su permiso. [El público, los seguidores de la cuenta] pudo verlo hasta que lo quitamos el [día].',
    whatWeAreDoing:
      'Quitamos la publicación y pedimos a [nombre de la plataforma] que eliminara todas las copias. Hablamos con el miembro del personal y [qué se hizo]. De ahora en adelante una segunda persona revisa cada publicación, y hemos capacitado a nuestro personal.',
  },
  photo_without_authorization: {
    whatHappened:
      'Usamos [una foto, un video] de usted [en nuestro sitio web, en un anuncio, en un folleto] del [día] al [día]. No teníamos su permiso por escrito para este uso, [porque había vencido, porque no incluía este uso].',
    whatWeAreDoing:
      'Quitamos [la foto, el video] y pedimos a [la plataforma, la agencia] que eliminara sus copias. Revisamos todas las demás imágenes y quitamos las que no tienen permiso. De ahora en adelante cada imagen se guarda junto con su permiso.',
  },
  review_reply: {
    whatHappened:
      'El [día], nuestro consultorio respondió a una reseña en internet en [nombre del sitio]. La respuesta [decía o dejaba ver] que usted era paciente aquí [y mencionaba otros datos]. No debimos escribirla. Se pudo ver hasta que la quitamos el [día].',
    whatWeAreDoing:
      'Borramos nuestra respuesta y pedimos a [nombre del sitio] que eliminara sus copias. Leímos todas nuestras otras respuestas. De ahora en adelante solo una persona capacitada puede responder, y ninguna respuesta dirá si alguien es paciente.',
  },
  misdirected_message: {
    whatHappened:
      'El [día], enviamos [un correo electrónico, un mensaje] sobre [usted, un grupo de pacientes] a la persona equivocada. Ocurrió porque [se escribió mal una dirección, se adjuntó otro archivo]. [La persona que lo recibió nos dijo que lo borró y que no lo pasó a nadie.]',
    whatWeAreDoing:
      'Pedimos a quien lo recibió que lo borrara y que lo confirmara por escrito. Corregimos la dirección. Cambiamos la manera de enviar mensajes, para que [lo que ahora evita el error], y capacitamos a nuestro personal.',
  },
  misdirected_mail_or_fax: {
    whatHappened:
      'El [día], enviamos [una carta, un fax] con información sobre usted [a la dirección equivocada, al número equivocado]. Ocurrió porque [qué falló]. [Quien lo recibió lo devolvió o nos dijo que lo destruyó.]',
    whatWeAreDoing:
      'Pedimos que nos devolvieran o destruyeran los papeles [y los recibimos el día]. Corregimos [la dirección, el número] y revisamos el resto del envío. Ahora se hace una segunda revisión antes de cada envío o fax.',
  },
  phishing: {
    whatHappened:
      'Un miembro de nuestro personal recibió un correo que parecía verdadero y no lo era, y [escribió una contraseña, abrió un archivo]. Alguien de fuera pudo entonces abrir [un buzón, número de buzones] del [día] al [día]. Los mensajes contenían información sobre usted. No podemos descartar que se hayan leído o copiado.',
    whatWeAreDoing:
      'Cerramos el buzón al intruso el [día], cambiamos las contraseñas y buscamos qué se abrió. [Avisamos a la policía.] Ahora pedimos una segunda prueba para entrar, guardamos menos información en el correo y enseñamos a nuestro personal a reconocer esos mensajes.',
  },
  ransomware: {
    whatHappened:
      'El [día], alguien entró en nuestro sistema y bloqueó nuestros archivos para pedir dinero. En las computadoras afectadas había archivos con información sobre usted. [Encontramos señales, No encontramos señales] de que se hayan copiado archivos.',
    whatWeAreDoing:
      'Desconectamos las computadoras, avisamos a [la policía] y contratamos a expertos para saber qué ocurrió. Rehicimos nuestros sistemas con copias seguras. Hemos [cerrado la entrada, añadido una segunda prueba] y guardamos copias donde un intruso no puede alcanzarlas.',
  },
  hacking: {
    whatHappened:
      'Alguien entró sin permiso en [nuestro servidor, nuestro sitio web, un programa que usamos] y pudo ver información sobre usted del [día] al [día]. [Sabemos que se copiaron archivos. No sabemos si se copiaron archivos.]',
    whatWeAreDoing:
      'Cerramos el paso al intruso el [día], cambiamos todas las contraseñas y contratamos a expertos para saber qué ocurrió. [Avisamos a la policía.] Hemos cerrado la falla y vigilamos más de cerca nuestros sistemas.',
  },
  lost_or_stolen_device: {
    whatHappened:
      'El [día], se [perdió, robaron] [una computadora portátil, un teléfono, una tableta, una memoria] en [tipo de lugar]. Contenía información sobre usted. [No] estaba cifrada, así que quien la tenga quizá pueda leer esta información. [No se ha encontrado.]',
    whatWeAreDoing:
      'Avisamos a la policía [el día]. Bloqueamos el aparato a distancia [y dimos la orden de borrarlo] y cambiamos todas las contraseñas que se usaron en él. Estamos cifrando todos nuestros otros aparatos y hemos enseñado a nuestro personal a no dejarlos en un automóvil.',
  },
  theft_of_records: {
    whatHappened:
      'El [día], alguien se llevó [expedientes de papel, placas, discos] de [tipo de lugar]. Entre ellos estaba su expediente. [Se han encontrado. No se han encontrado.]',
    whatWeAreDoing:
      'Avisamos a la policía y colaboramos con ella. Cambiamos las cerraduras, llevamos los demás expedientes a un lugar más seguro y guardamos menos en papel. Capacitamos a nuestro personal.',
  },
  snooping: {
    whatHappened:
      'Descubrimos que un miembro de nuestro personal miró su expediente entre el [día] y el [día] sin un motivo de trabajo. [La persona dice que no copió nada ni lo contó a nadie.]',
    whatWeAreDoing:
      'Le quitamos el acceso el [día], revisamos todo lo que abrió y [qué se hizo según nuestras reglas]. Ahora revisamos más a menudo quién mira cada expediente y hemos recordado las reglas a todo el personal.',
  },
  improper_disposal: {
    whatHappened:
      'El [día], supimos que [papeles, placas, una computadora] con información sobre usted se habían [tirado, vendido, reciclado] sin destruirlos antes. Estuvieron en [tipo de lugar] del [día] al [día]. [Recuperamos todo. Recuperamos una parte.]',
    whatWeAreDoing:
      'Recogimos lo que se pudo encontrar y lo hicimos destruir de manera segura. Pusimos recipientes cerrados en el consultorio, contratamos a una empresa que tritura papel y capacitamos a nuestro personal.',
  },
  vendor_breach: {
    whatHappened:
      'Trabajamos con [nombre de la empresa], que [lo que hace para nosotros]. El [día], nos dijo que [qué ocurrió allí]. Información sobre nuestros pacientes, y sobre usted, estaba en los sistemas afectados entre el [día] y el [día].',
    whatWeAreDoing:
      'Dejamos de enviar información a la empresa hasta que fuera seguro. Le preguntamos qué ocurrió, a quién afecta y qué ha cambiado. [La empresa avisó a la policía.] Estamos revisando nuestro contrato con ella.',
  },
  system_error: {
    whatHappened:
      'Por [un ajuste equivocado, una falla de un programa], [otros pacientes, cualquiera con el enlace] pudo ver información sobre usted del [día] al [día]. [Nuestros registros muestran, No podemos saber] si alguien la miró.',
    whatWeAreDoing:
      'Apagamos [la página, la función] enseguida y corregimos la falla el [día]. Pedimos a los buscadores que borraran las copias. Ahora probamos cada cambio antes de que los pacientes puedan usarlo.',
  },
  departing_workforce: {
    whatHappened:
      'Una persona que trabajaba aquí se llevó información sobre pacientes al irse el [día]. Parte de ella era sobre usted. [Creemos que se usó para invitar a pacientes a otro consultorio.]',
    whatWeAreDoing:
      'Cerramos todos los accesos de esta persona. Pedimos por escrito que devolviera la información y no la usara, y [cuál fue la respuesta]. Cambiamos lo que se hace el último día de trabajo y quién puede sacar listas de pacientes.',
  },
  tracking_technology: {
    whatHappened:
      'Nuestro [sitio web, página de citas, aplicación] usó una herramienta de [nombre de la empresa] del [día] al [día]. Cuando usted lo usó, la herramienta envió a la empresa [qué páginas vio, qué escribió, la dirección de su aparato]. No teníamos su permiso para esto.',
    whatWeAreDoing:
      'Quitamos la herramienta el [día]. Pedimos a la empresa que borrara lo que recibió [y lo confirmó]. De ahora en adelante no se añade ninguna herramienta así sin que la revise nuestro encargado de privacidad.',
  },
  other: {
    whatHappened: 'El [día], [qué ocurrió, en dos o tres frases sencillas]. Parte de la información era sobre usted.',
    whatWeAreDoing:
      'Nosotros [qué se hizo enseguida]. Estamos examinando cómo pudo ocurrir y hemos [qué se cambió] para que no vuelva a ocurrir.',
  },
})
